import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClickHouse } from './clickhouse.ts'
import { StartError } from './start-error.ts'

const MIGRATIONS_TABLE =
  'CREATE TABLE IF NOT EXISTS migrations (name String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name'

interface Migration {
  readonly name: string
  readonly statements: readonly string[]
}

/**
 * Applies the files of `directory` in the order of their names, each once. One that was interrupted is applied again from its beginning, so its
 * statements must bear to be repeated. Called by one process at a time.
 */
export async function migrateClickHouse(clickhouse: ClickHouse, directory: string): Promise<void> {
  await clickhouse.command(MIGRATIONS_TABLE)
  const done = new Set(
    (await clickhouse.query<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name),
  )
  const migrations = readMigrations(directory)
  const known = new Set(migrations.map(({ name }) => name))
  const newer = [...done].find((name) => !known.has(name))
  if (newer) throw new StartError(`CLICKHOUSE_URL: ${newerSchema(newer)}`)
  for (const { name, statements } of migrations) {
    if (done.has(name)) continue
    for (const statement of statements) await clickhouse.command(statement)
    await clickhouse.insert('migrations', [{ name }])
  }
}

/** Why a server does not start that is older than what it finds. */
export const newerSchema = (migration: string): string =>
  `a newer Signalbox has changed the tables (${migration}), and this one would not understand all of them; start the newer one.`

/** All that is to be done on an empty ClickHouse, in order. */
export const clickHouseDefinitions = (directory: string): readonly string[] => [
  MIGRATIONS_TABLE,
  ...readMigrations(directory).flatMap(({ statements }) => statements),
]

/** A file holds statements that end with a semicolon at a line's end. */
function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      name,
      statements: readFileSync(join(directory, name), 'utf8')
        .split(/;\s*$/m)
        .filter((statement) => statement.trim())
        .map(repeatable),
    }))
}

/** The first files were written without. */
const repeatable = (statement: string): string =>
  statement
    .replace(/^CREATE TABLE (?!IF NOT EXISTS)/m, 'CREATE TABLE IF NOT EXISTS ')
    .replaceAll(/\bADD (INDEX|COLUMN) (?!IF NOT EXISTS)/g, 'ADD $1 IF NOT EXISTS ')
