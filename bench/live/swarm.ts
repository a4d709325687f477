import { fork } from 'node:child_process'
import { once } from 'node:events'

/** Clients in a process of their own. */
export class Swarm {
  readonly #child = fork(new URL('./swarm-process.ts', import.meta.url).pathname, { execArgv: ['--import', 'tsx'] })

  /** Opens a socket for each list of messages, which are sent at once. */
  async open(port: number, messages: readonly (readonly object[])[]): Promise<void> {
    const texts = messages.map((list) => list.map((message) => JSON.stringify(message)))
    await this.#ask({ kind: 'open', port, messages: texts }, 'opened')
  }

  /** Counts from now on; what is answered waits until so many events have come, and gives their delays if those are measured. */
  async expect(frames: number): Promise<() => Promise<{ readonly delays: readonly number[] }>> {
    await this.#ask({ kind: 'expect', frames }, 'expecting')
    const received = this.#answer('received')
    return () => received
  }

  measureDelays(): void {
    this.#child.send({ kind: 'time', on: true })
  }

  close(): void {
    this.#child.kill()
  }

  #ask(order: object, answer: string) {
    this.#child.send(order)
    return this.#answer(answer)
  }

  async #answer(kind: string): Promise<{ readonly delays: readonly number[] }> {
    for (;;) {
      const [message] = await once(this.#child, 'message')
      if (message.kind === kind) return message
    }
  }
}

/** What a client sends to subscribe; the ping's pong tells that all of it was taken in. */
export const subscribing = (query: string, variables: object): object[] => [
  { type: 'connection_init', payload: { authorization: 'Bearer bench' } },
  { id: crypto.randomUUID(), type: 'subscribe', payload: { query, variables } },
  { type: 'ping' },
]
