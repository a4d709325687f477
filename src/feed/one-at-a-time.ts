/** Runs `work` never twice at once; who asks meanwhile gets the next run, which all who wait share. */
export class OneAtATime<Result> {
  #running: Promise<Result> | null = null
  #next: Promise<Result> | null = null

  constructor(readonly work: () => Promise<Result>) {}

  /** The result of a run that starts after this call. */
  run(): Promise<Result> {
    if (this.#next) return this.#next
    if (!this.#running) return this.#start()
    this.#next = this.#running.then(ignore, ignore).then(() => {
      this.#next = null
      return this.#start()
    })
    return this.#next
  }

  /** Resolves when nothing runs or waits any more. */
  async idle(): Promise<void> {
    while (this.#next ?? this.#running) await (this.#next ?? this.#running)?.then(ignore, ignore)
  }

  #start(): Promise<Result> {
    const run = this.work()
    this.#running = run
    const done = () => {
      if (this.#running === run) this.#running = null
    }
    run.then(done, done)
    return run
  }
}

const ignore = () => undefined
