import { once } from 'node:events'
import { createServer } from 'node:http'
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

export async function openStandIn(): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const headers = request.headers as Received['headers']
    const one = { path: request.url ?? '', headers, body: JSON.parse(text) }
    standIn.received.push(one)
    response.statusCode = await standIn.answer(one)
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
