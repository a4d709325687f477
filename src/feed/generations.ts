import type { FeedBatch } from './reader.ts'

/**
 * Says how long a change must be remembered that an earlier change of the same thing may follow. Who was overtaken had committed when the later change
 * could be read; so it is no longer around when the feed has been given up to where transaction numbers then ended.
 */
export class Generations {
  /** What was given in one generation is followed by no earlier change of the same thing from the next but one on. */
  current = 0
  /** Where the numbers ended when this generation began: with all before that the next begins. */
  #awaited = 0n
  #ceiling = 0n

  given({ end, ceiling, more, heldBack }: FeedBatch): void {
    const seen = BigInt(ceiling)
    if (seen > this.#ceiling) this.#ceiling = seen
    const complete = !more && !heldBack
    if (!complete && BigInt(end.transaction) < this.#awaited) return
    this.current += complete ? 2 : 1
    this.#awaited = this.#ceiling
  }
}
