import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { badInput, DomainError } from '../kernel/errors.ts'

const unzip = promisify(gunzip)

/** Its own class, since HTTP has a status for it. */
export class TooLarge extends DomainError {
  constructor(readonly limit: number) {
    super('TOO_EXPENSIVE', `The request body is too large: more than ${limit} bytes.`, {
      measure: 'bytes',
      allowed: limit,
    })
  }
}

/** Reads a body of at most `limit` bytes, and as many after unzipping. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge(limit)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw badInput('content-encoding', `Expected gzip or identity, got ${JSON.stringify(encoding.slice(0, 40))}.`)
  }
  const body = await readBytes(request, limit)
  return encoding === 'gzip' ? unzipBody(body, limit) : body
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const wentAway = () => reject(badInput('body', 'The request ended before its body did.'))
    // Nothing is heard of a client that went away before anybody listened.
    if (request.destroyed) wentAway()
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      // The rest is read and dropped, so that the client gets to read the answer.
      if (size <= limit) chunks.push(chunk)
      else reject(new TooLarge(limit))
    })
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    // Node reports a client that went away before the end as an error.
    request.once('error', wentAway)
  })
}

async function unzipBody(body: Buffer, limit: number): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: limit })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge(limit)
    throw badInput('body', 'The body says it is gzip and is not.')
  }
}
