/** Things that one user at a time can have, such as connections; whoever finds all of them taken waits for the next, in the order of coming. */
export class SharedAmong<Thing> {
  readonly #idle: Thing[]
  readonly #waiting: ((thing: Thing) => void)[] = []

  constructor(things: readonly Thing[]) {
    this.#idle = [...things]
  }

  async use<Result>(work: (thing: Thing) => Promise<Result>): Promise<Result> {
    const thing = this.#idle.pop() ?? (await new Promise<Thing>((resolve) => this.#waiting.push(resolve)))
    try {
      return await work(thing)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(thing)
      else this.#idle.push(thing)
    }
  }
}
