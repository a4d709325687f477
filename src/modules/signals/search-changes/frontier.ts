import type { CountedSignal } from './followed-search.ts'

/**
 * The signals that one moving end of a range comes to next: what counts among those between the end and `knownTo`. A search of a million signals
 * keeps those of the next minutes in memory, and no others.
 */
export class Frontier {
  readonly #ahead = new Map<string, CountedSignal>()
  /** Changes behind `knownTo` since what lies there began to be read; null when nothing is read. */
  #meanwhile: Map<string, { readonly timestamp: number; readonly signal: CountedSignal | null }> | null = null

  constructor(public knownTo: number) {}

  get size(): number {
    return this.#ahead.size
  }

  /** A signal was created or changed; null when it no longer counts. */
  moved = (id: string, timestamp: number, signal: CountedSignal | null): void => {
    if (timestamp >= this.knownTo) this.#meanwhile?.set(id, { timestamp, signal })
    else if (signal) this.#ahead.set(id, signal)
    else this.#ahead.delete(id)
  }

  /** Takes out what the end passes when it moves. */
  pass(end: number): CountedSignal[] {
    const passed: CountedSignal[] = []
    for (const signal of this.#ahead.values()) if (signal.timestamp < end) passed.push(signal)
    for (const { id } of passed) this.#ahead.delete(id)
    return passed
  }

  /** From now on, until `extend`, changes behind `knownTo` are kept. */
  await(): void {
    this.#meanwhile = new Map()
  }

  /** Takes the signals up to `knownTo` as they were at some moment since `await`. */
  extend(knownTo: number, signals: readonly CountedSignal[]): void {
    const meanwhile = this.#meanwhile ?? []
    this.#meanwhile = null
    this.knownTo = knownTo
    for (const signal of signals) this.#ahead.set(signal.id, signal)
    for (const [id, { timestamp, signal }] of meanwhile) this.moved(id, timestamp, signal)
  }
}
