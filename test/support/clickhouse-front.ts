import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Engine, type Request, ServerFault } from './clickhouse-engine.ts'

/** Where ClickHouse refuses an address, too. */
const LONGEST_URL = 1_048_576
/** Of the address; everything else in it is a setting. */
const PARAMETERS = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'role',
  'user',
  'password',
])
/** Of the server around the engine, which has no such settings. */
const OF_THE_SERVER = new Set([
  'enable_http_compression',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
])

/** The HTTP interface of a ClickHouse server over the embedded engine, as far as its client uses it. */
export class ClickHouseFront {
  readonly #server = createServer({ maxHeaderSize: LONGEST_URL + 65_536 }, (request, response) => {
    this.#serve(request, response).catch((error) => refuse(response, error))
  })

  /** `password` is the one of the user `signalbox`; nobody else is let in. */
  constructor(
    private readonly engine: Engine,
    private readonly password: string,
  ) {}

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => resolve((this.#server.address() as AddressInfo).port))
    })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://clickhouse')
    if (url.pathname === '/ping') return void response.end('Ok.\n')
    if ((request.url ?? '').length > LONGEST_URL) throw new ServerFault(1000, 'URI too long (POCO_EXCEPTION)')
    const body = await bodyOf(request)
    // Whoever went away before the whole request was here asked for nothing.
    if (!body) return
    this.#admit(request)
    const { text, rows } = await this.engine.run(toRequest(url.searchParams, body, request.headers['content-type']))
    const zip = url.searchParams.get('enable_http_compression') === '1' && acceptsGzip(request)
    response.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=UTF-8',
      'x-clickhouse-query-id': url.searchParams.get('query_id') ?? '',
      'x-clickhouse-summary': JSON.stringify({ read_rows: '0', written_rows: String(rows), elapsed_ns: '1' }),
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
    })
    response.end(zip ? gzipSync(text) : text)
  }

  #admit({ headers }: IncomingMessage): void {
    const [, encoded = ''] = (headers.authorization ?? '').split(' ')
    if (Buffer.from(encoded, 'base64').toString() === `signalbox:${this.password}`) return
    throw new ServerFault(516, 'Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)')
  }
}

function toRequest(search: URLSearchParams, body: Buffer, contentType = ''): Request {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(contentType)?.[1]
  const fields = new Map([...search, ...(boundary ? partsOf(body.toString(), boundary) : [])])
  const params = new Map<string, string>()
  const settings = new Map<string, string>()
  for (const [name, value] of fields) {
    if (name.startsWith('param_')) params.set(name, value)
    else if (!PARAMETERS.has(name) && !OF_THE_SERVER.has(name)) settings.set(name, value)
  }
  const statement = fields.get('query') ?? ''
  const rest = boundary ? Buffer.alloc(0) : body
  return {
    statement: statement || rest.toString(),
    data: statement ? rest : null,
    database: fields.get('database') ?? 'default',
    format: fields.get('default_format') ?? 'TabSeparated',
    ...{ params, settings },
  }
}

function partsOf(body: string, boundary: string): [string, string][] {
  return body.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const match = /^\r\ncontent-disposition: form-data; name="([^"]+)"\r\n\r\n([\s\S]*)\r\n$/i.exec(part)
    return match ? [[match[1] as string, match[2] as string]] : []
  })
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer)
  } catch {
    return null
  }
  if (!request.complete) return null
  const body = Buffer.concat(chunks)
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}

const acceptsGzip = ({ headers }: IncomingMessage): boolean => /\bgzip\b/.test(String(headers['accept-encoding']))

/** Of ClickHouse's codes, those that it answers with another status than 500. */
const STATUS: Readonly<Record<number, number>> = {
  ...{ 36: 400, 41: 400, 43: 400, 53: 400, 62: 400, 115: 404, 386: 400, 456: 400 },
  ...{ 46: 404, 47: 404, 60: 404, 81: 404, 516: 403, 497: 403, 1000: 414 },
}

function refuse(response: ServerResponse, error: unknown): void {
  const message = String((error as Error).message ?? error)
  const code = error instanceof ServerFault ? error.code : Number(/Code: (\d+)/.exec(message)?.[1] ?? 1002)
  const text = message.startsWith('Code:') ? message : `Code: ${code}. DB::Exception: ${message}`
  response.writeHead(STATUS[code] ?? 500, { 'x-clickhouse-exception-code': code, 'content-type': 'text/plain' })
  response.end(`${text}\n`)
}
