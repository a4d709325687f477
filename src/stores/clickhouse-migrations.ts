import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClickHouse } from './clickhouse.ts'

/**
 * Applies the files of `directory` in the order of their names, each once; a file holds statements that end with a semicolon at a line's end. One that
 * was interrupted is applied again from its beginning, so its statements must bear to be repeated.
 */
export async function migrateClickHouse(clickhouse: ClickHouse, directory: string): Promise<void> {
  await clickhouse.command(
    'CREATE TABLE IF NOT EXISTS migrations (name String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name',
  )
  const done = new Set(
    (await clickhouse.query<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name),
  )
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    if (done.has(file)) continue
    for (const statement of readFileSync(join(directory, file), 'utf8').split(/;\s*$/m)) {
      if (statement.trim()) await clickhouse.command(statement)
    }
    await clickhouse.insert('migrations', [{ name: file }])
  }
}
