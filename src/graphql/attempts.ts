/** Wrong keys within the window, after which an address is not listened to. */
const MOST = 20
const WINDOW_MS = 60_000

/** The keys that were tried from one address of late, and those that are being tried: a thousand guesses at once are a thousand guesses. */
export class Attempts {
  #failedAt: number[] = []
  #trying = 0
  readonly #waiting: (() => void)[] = []

  constructor(private readonly now: () => number) {}

  /** Answers when there is room for another try, or how many seconds it takes until there is. */
  async begin(): Promise<{ readonly retryAfter: number | null }> {
    for (;;) {
      const first = this.#recent()[0]
      if (first !== undefined && this.#failedAt.length >= MOST)
        return { retryAfter: Math.max(Math.ceil((first + WINDOW_MS - this.now()) / 1_000), 1) }
      if (this.#failedAt.length + this.#trying < MOST) {
        this.#trying += 1
        return { retryAfter: null }
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  end(failed: boolean): void {
    this.#trying -= 1
    if (failed) this.#failedAt.push(this.now())
    const goOn = this.#failedAt.length >= MOST ? this.#waiting.length : 1
    for (const resolve of this.#waiting.splice(0, goOn)) resolve()
  }

  #recent(): readonly number[] {
    const since = this.now() - WINDOW_MS
    if ((this.#failedAt[0] ?? since) <= since) this.#failedAt = this.#failedAt.filter((at) => at > since)
    return this.#failedAt
  }
}
