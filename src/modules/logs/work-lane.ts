/** Does one thing after the other for as long as there is one; `work` answers whether it found something to do. */
export class WorkLane {
  #running: Promise<void> | null = null
  /** Something came after the work began to look. */
  #woken = false

  constructor(private readonly work: () => Promise<boolean>) {}

  wake(): void {
    this.#woken = true
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    // What wakes the lane in this turn of the event loop is done together.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      do this.#woken = false
      while ((await this.work()) || this.#woken)
    } finally {
      this.#running = null
    }
  }
}
