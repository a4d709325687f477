import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { Origin } from './authentication.ts'
import { clientAddress } from './client-address.ts'

const zip = promisify(gzip)

/** Smaller answers cost more to compress than to send. */
const ZIP_FROM = 65_536

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | number>>
  /** Pieces are sent as the client takes them; what fails on the way breaks the connection, so that no file ends early unnoticed. */
  readonly body?: string | Buffer | Pieces
}

type Pieces = AsyncIterable<Buffer> | readonly Buffer[]

/** Of a client that takes nothing. */
const STALLED_MS = 120_000

/** One request and its answer. */
export class Exchange {
  readonly requestId: string
  readonly clientIp: string | null
  readonly path: string
  readonly search: string
  readonly startedAt = performance.now()

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    /** How many proxies are in front of this server. */
    proxies: number,
  ) {
    const given = request.headers['x-request-id']
    // Given ids end up in logs and answers, so they are plain or they are replaced.
    this.requestId = typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
    this.clientIp = clientAddress(request, proxies)
    const url = request.url ?? '/'
    const query = url.indexOf('?')
    this.path = query < 0 ? url : url.slice(0, query)
    this.search = query < 0 ? '' : url.slice(query)
  }

  get origin(): Origin {
    return { requestId: this.requestId, clientIp: this.clientIp }
  }

  get method(): string {
    return this.request.method ?? 'GET'
  }

  get milliseconds(): number {
    return performance.now() - this.startedAt
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name]
    return typeof value === 'string' ? value : undefined
  }

  /** Whether the client takes an encoding; `gzip;q=0` says that it does not. */
  accepts(encoding: string): boolean {
    const given = this.header('accept-encoding')?.split(',') ?? []
    return given.some((each) => each.split(';')[0]?.trim() === encoding && !/;\s*q=0(\.0*)?\s*$/.test(each))
  }

  async send({ status, headers, body = '' }: Answer, last: boolean): Promise<void> {
    if (typeof body !== 'string' && !Buffer.isBuffer(body)) return this.#stream(status, headers ?? {}, body, last)
    const zipped = await this.#zip(body, headers)
    // One conversion, where a text would be measured, and then converted once more by the socket.
    const bytes = zipped ?? (typeof body === 'string' ? Buffer.from(body) : body)
    if (this.response.headersSent || this.response.destroyed) return
    this.response.writeHead(status, {
      ...headers,
      ...this.#common(last),
      'content-length': bytes.length,
      ...(zipped && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
    })
    this.response.end(this.method === 'HEAD' ? undefined : bytes)
  }

  async #stream(status: number, headers: NonNullable<Answer['headers']>, pieces: Pieces, last: boolean): Promise<void> {
    const { response } = this
    if (response.headersSent || response.destroyed) return
    response.writeHead(status, { ...headers, ...this.#common(last) })
    if (this.method === 'HEAD') {
      response.end()
      return
    }
    response.setTimeout(STALLED_MS, () => response.destroy())
    const source = Readable.from(pieces, { objectMode: false })
    const zipped = headers['content-encoding'] === 'gzip'
    try {
      if (zipped) await pipeline(source, createGzip({ level: constants.Z_BEST_SPEED }), response)
      else await pipeline(source, response)
    } catch (error) {
      // The client has gone, and may come back for the rest.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    }
  }

  #common(last: boolean) {
    return {
      'x-request-id': this.requestId,
      'x-content-type-options': 'nosniff',
      ...(last && { connection: 'close' }),
    }
  }

  async #zip(body: string | Buffer, headers: Answer['headers']): Promise<Buffer | null> {
    if (body.length < ZIP_FROM || headers?.['content-encoding']) return null
    if (!this.header('accept-encoding')?.includes('gzip')) return null
    return zip(body, { level: constants.Z_BEST_SPEED })
  }
}

const JSON_TYPE = 'application/json; charset=utf-8'

export const jsonAnswer = (status: number, body: object, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': JSON_TYPE, 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
})
