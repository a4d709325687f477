/** A change made by another process is seen when it is heard of, and after this time at the latest; one made here, at once. */
const CHECK_AFTER_MS = 5_000

interface Source<Item> {
  list(): Promise<Item[]>
  /** Another text whenever the list has changed. */
  stamp(): Promise<string>
}

/** A short list that every batch of logs asks for, in memory. */
export class KeptList<Item> {
  #items: Promise<readonly Item[]> | null = null
  #stamp = ''
  #checkedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly source: Source<Item>) {}

  /** The same array until something changes, so that what is compiled from it can be kept. */
  async all(): Promise<readonly Item[]> {
    const now = performance.now()
    if (this.#items && now - this.#checkedAt < CHECK_AFTER_MS) return this.#items
    this.#checkedAt = now
    const stamp = await this.source.stamp()
    if (!this.#items || stamp !== this.#stamp) {
      this.#stamp = stamp
      this.#items = this.#load()
    }
    return this.#items
  }

  invalidate(): void {
    this.#items = null
  }

  /** Something may have changed: whoever asks next looks. */
  look(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY
  }

  async #load(): Promise<readonly Item[]> {
    try {
      return await this.source.list()
    } catch (error) {
      // A failed read must not be what everybody gets until the next change.
      this.#items = null
      throw error
    }
  }
}
