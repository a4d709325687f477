import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { ManualClock } from '../../src/kernel/clock.ts'
import { ROWS } from '../../src/rows.ts'
import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import { migrateClickHouse } from '../../src/stores/clickhouse-migrations.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openClickHouse } from '../../src/stores/open-clickhouse.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { databaseUrl } from './global-setup.ts'

export interface TestStores {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: ManualClock
  readonly postgresUrl: string
  close(): Promise<void>
}

/** A fresh clone of the migrated database: the address of a Postgres that nobody else uses. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl')
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await statement(server, `CREATE DATABASE ${name} TEMPLATE template`)
  return {
    url: databaseUrl(server, name),
    drop: () => statement(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** Both stores, migrated and empty. A file may open them once: the embedded ClickHouse is one per process. */
export async function openTestStores(): Promise<TestStores> {
  const database = await cloneDatabase()
  const directory = mkdtempSync(join(tmpdir(), 'signalbox-clickhouse-'))
  const postgres = await openPostgres(database.url, ROWS, MIGRATIONS)
  const clickhouse = await openClickHouse({ dataDir: directory })
  await migrateClickHouse(clickhouse, 'migrations/clickhouse')
  return {
    postgres,
    clickhouse,
    clock: new ManualClock('2026-03-02T09:00:00.000Z'),
    postgresUrl: database.url,
    close: async () => {
      await Promise.all([postgres.close(), clickhouse.close()])
      await database.drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
