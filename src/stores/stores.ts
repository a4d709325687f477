import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClickHouse } from './clickhouse.ts'
import { migrateClickHouse, newerSchema } from './clickhouse-migrations.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { lockDatabase, lockMigrations } from './lock.ts'
import { MIGRATIONS } from './migrations.ts'
import { openClickHouse } from './open-clickhouse.ts'
import { openPostgres, type Postgres, postgresFault } from './postgres.ts'
import { StartError } from './start-error.ts'

export interface StoresConfig {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly clickhouseUrl: string | null
  readonly clickhouseCluster?: string | null
}

export interface Stores {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  close(): Promise<void>
}

/** Opens both stores, embedded ones where no address is given, and brings their schemas up to date. */
export async function openStores(config: StoresConfig, rows: readonly (new () => object)[]): Promise<Stores> {
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const url = config.databaseUrl ?? (await ownDatabase(config.dataDir, closing))
    const unlock = await lockMigrations(url).catch((error) => {
      throw postgresFault(error)
    })
    closing.push(unlock)
    const postgres = await openPostgres(url, rows, MIGRATIONS)
    closing.push(() => postgres.close())
    await refuseNewer(postgres)
    const clickhouse = await openClickHouse(
      config.clickhouseUrl
        ? { url: config.clickhouseUrl, cluster: config.clickhouseCluster ?? null }
        : { dataDir: join(config.dataDir, 'clickhouse') },
    )
    closing.push(() => clickhouse.close())
    await migrateClickHouse(clickhouse, clickhouseMigrations())
    closing.splice(closing.indexOf(unlock), 1)
    await unlock()
    return { postgres, clickhouse, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Servers that run go on beside a newer one, since migrations only add; but who starts must know all that it may read. */
async function refuseNewer({ dataSource }: Postgres): Promise<void> {
  const known = MIGRATIONS.map(({ name }) => name)
  const [newer]: { name: string }[] = await dataSource.query(
    'SELECT name FROM migrations WHERE NOT name = ANY ($1) ORDER BY timestamp LIMIT 1',
    [known],
  )
  if (newer) throw new StartError(`DATABASE_URL: ${newerSchema(newer.name)}`)
}

async function ownDatabase(dataDir: string, closing: (() => Promise<void>)[]): Promise<string> {
  const server = await startEmbeddedPostgres(join(dataDir, 'postgres'))
  const unlock = await lockDatabase(server.url)
  if (!unlock) {
    throw new StartError(
      `Another Signalbox works on DATA_DIR ${dataDir}. To run several, set DATABASE_URL and CLICKHOUSE_URL.`,
    )
  }
  closing.push(() => server.stop(), unlock)
  return server.url
}

/** The folder lies beside the sources and is not compiled: from `src/stores` it is two levels up, from `dist/src/stores` three. */
export function clickhouseMigrations(): string {
  const levels = import.meta.url.endsWith('.ts') ? '../../' : '../../../'
  return fileURLToPath(new URL(`${levels}migrations/clickhouse`, import.meta.url))
}
