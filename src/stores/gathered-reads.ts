interface Gathering<Row> {
  readonly ids: Set<string>
  readonly rows: Promise<ReadonlyMap<string, Row>>
}

/**
 * Reads rows by their ids. While one statement is on its way, what others ask for gathers and goes with the next one: requests at the same time
 * share statements, and the statement of each begins after it has asked, so that it sees whatever was committed until then.
 */
export class GatheredReads<Row extends { readonly id: string }> {
  #running: Promise<unknown> = Promise.resolve()
  #gathering: Gathering<Row> | null = null

  constructor(private readonly read: (ids: readonly string[]) => Promise<readonly Row[]>) {}

  /** Those that there are, in the order of the ids. */
  async byIds(ids: readonly string[]): Promise<Row[]> {
    this.#gathering ??= this.#gather()
    for (const id of ids) this.#gathering.ids.add(id)
    const rows = await this.#gathering.rows
    return ids.flatMap((id) => rows.get(id) ?? [])
  }

  #gather(): Gathering<Row> {
    const ids = new Set<string>()
    const rows = this.#running.then(async () => {
      this.#gathering = null
      return new Map((await this.read([...ids])).map((row) => [row.id, row]))
    })
    this.#running = rows.then(ignore, ignore)
    return { ids, rows }
  }
}

const ignore = () => undefined
