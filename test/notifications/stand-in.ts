import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON was sent.
  readonly body: any
}

/** Somebody else's server: takes POSTs, keeps them, and answers as it is told to. */
export interface StandIn {
  readonly url: string
  readonly received: Received[]
  /** What has come to a path, the oldest first. */
  at(path: string): Received[]
  /** How it answers from now on; 200 to everything at first. */
  answer: (received: Received) => number | Promise<number>
  close(): Promise<void>
}

async function readText(request: IncomingMessage): Promise<string | null> {
  let text = ''
  try {
    for await (const chunk of request) text += chunk
    return text
  } catch {
    return null
  }
}

export async function openStandIn(): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return response.end('a page')
    const text = await readText(request)
    // Whoever sent it has died meanwhile.
    if (text === null) return
    const headers = request.headers as Received['headers']
    const one = { path: request.url ?? '', headers, body: JSON.parse(text) }
    standIn.received.push(one)
    response.statusCode = await standIn.answer(one)
    if (response.statusCode === 301) response.setHeader('location', '/page')
    response.end(response.statusCode === 200 ? 'ok' : 'not now')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    at: (path) => standIn.received.filter((one) => one.path === path),
    answer: () => 200,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return standIn
}
