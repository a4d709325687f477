import type { ClickHouse } from '../../stores/clickhouse.ts'

/** Remembers work over stored data that is done once. */
export class FinishedWorkRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async isFinished(name: string): Promise<boolean> {
    const rows = await this.clickhouse.query('SELECT name FROM finished_work WHERE name = {name:String} LIMIT 1', {
      name,
    })
    return rows.length > 0
  }

  async finish(name: string): Promise<void> {
    await this.clickhouse.insert('finished_work', [{ name }])
  }
}
