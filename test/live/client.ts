import type { ExecutionResult } from 'graphql'
import { WebSocket } from 'ws'

// biome-ignore lint/suspicious/noExplicitAny: what arrives is what the test expects.
type Result = ExecutionResult<any>

/** Collects what comes and lets a test wait for it. */
class Mailbox<Item> {
  readonly items: Item[] = []
  #waiting: { ready: () => boolean; resolve: () => void; reject: (error: Error) => void }[] = []
  #failure: Error | null = null

  /** Nothing more comes, and whoever waits for it should know why. */
  fail(error: Error): void {
    this.#failure = error
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }

  add(item: Item): void {
    this.items.push(item)
    this.#waiting = this.#waiting.filter(({ ready, resolve }) => {
      if (!ready()) return true
      resolve()
      return false
    })
  }

  async until(ready: (items: readonly Item[]) => boolean): Promise<readonly Item[]> {
    if (!ready(this.items)) {
      if (this.#failure) throw this.#failure
      await new Promise<void>((resolve, reject) =>
        this.#waiting.push({ ready: () => ready(this.items), resolve, reject }),
      )
    }
    return this.items
  }

  count(count: number): Promise<readonly Item[]> {
    return this.until((items) => items.length >= count)
  }
}

/** One subscription or operation as the client sees it. */
export class Stream {
  readonly results = new Mailbox<Result>()
  // biome-ignore lint/suspicious/noExplicitAny: the errors of the protocol.
  readonly ended: Promise<any[] | null>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  end: (errors: any[] | null) => void = () => {}

  constructor() {
    this.ended = new Promise((resolve) => {
      this.end = resolve
    })
  }
}

/** A client of graphql-transport-ws that does only what it is told, the wrong things included. */
export class Client {
  readonly closed: Promise<{ code: number; reason: string }>
  readonly acknowledged: Promise<void>
  readonly #streams = new Map<string, Stream>()
  #lastId = 0

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve({ code, reason: String(reason) })
        const failure = new Error(`The socket was closed with ${code}.`)
        for (const stream of this.#streams.values()) stream.results.fail(failure)
      })
    })
    this.acknowledged = new Promise((resolve) => {
      socket.on('message', (data) => {
        const { id, type, payload } = JSON.parse(String(data))
        const stream = this.#streams.get(id)
        if (type === 'connection_ack') resolve()
        if (type === 'next') stream?.results.add(payload)
        if (type === 'error') {
          stream?.end(payload)
          stream?.results.fail(new Error(`The server refused: ${JSON.stringify(payload)}`))
        }
        if (type === 'complete') stream?.end(null)
      })
    })
    socket.on('error', () => undefined)
  }

  static async open(url: string): Promise<Client> {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
    const client = new Client(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve())
      socket.once('error', reject)
    })
    return client
  }

  static async connect(url: string, key = 'good'): Promise<Client> {
    const client = await Client.open(url)
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })
    // A server that stops may hang up before it has said anything.
    const early = client.closed.then(({ code }) => {
      throw new Error(`The socket was closed with ${code} before it was acknowledged.`)
    })
    await Promise.race([client.acknowledged, early])
    early.catch(() => undefined)
    return client
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message))
  }

  run(query: string, variables: object = {}, id = `${++this.#lastId}`): Stream {
    const stream = new Stream()
    this.#streams.set(id, stream)
    this.send({ id, type: 'subscribe', payload: { query, variables } })
    return stream
  }

  /** Resolves when the server has taken in everything that was sent before. */
  async roundTrip(): Promise<void> {
    const pong = new Promise<void>((resolve) => {
      const heard = (data: unknown) => {
        if (JSON.parse(String(data)).type !== 'pong') return
        this.socket.off('message', heard)
        resolve()
      }
      this.socket.on('message', heard)
    })
    this.send({ type: 'ping' })
    await pong
  }

  kill(): void {
    this.socket.terminate()
  }
}
