/** Remembers by signal what came in this generation of the feed and in the one before. */
export class RecentSignals<Value> {
  #now = new Map<string, Value>()
  #before = new Map<string, Value>()
  #generation: number | null = null

  /** Entries that come from now on are of a generation; the first that is named is also that of what came already. */
  reach(generation: number): void {
    const passed = generation - (this.#generation ?? generation)
    this.#generation = generation
    if (!passed) return
    this.#before = passed === 1 ? this.#now : new Map()
    this.#now = new Map()
  }

  get(id: string): Value | undefined {
    return this.#now.get(id) ?? this.#before.get(id)
  }

  set(id: string, value: Value): void {
    this.#now.set(id, value)
  }

  forget(): void {
    this.#now.clear()
    this.#before.clear()
    this.#generation = null
  }
}
