import type { Clock } from '../../kernel/clock.ts'
import type { Stores } from '../../stores/stores.ts'
import { checkFile, emptyFolder } from './backup-files.ts'
import { ClickHouseTables } from './clickhouse-tables.ts'
import { checkMigrations, type Manifest, readManifest, writeManifest } from './manifest.ts'
import { PostgresTables } from './postgres-tables.ts'

type BackedUp = Pick<Stores, 'postgres' | 'clickhouse'>

/**
 * Writes both stores into a folder, servers may work meanwhile. Postgres comes first, as of one moment: whatever it names is in ClickHouse by then,
 * and of what came to ClickHouse later only the batches of logs are left out that Postgres does not know.
 */
export async function backup({ postgres, clickhouse }: BackedUp, clock: Clock, folder: string): Promise<Manifest> {
  await emptyFolder(folder)
  const [tables, logTables] = [new PostgresTables(postgres), new ClickHouseTables(clickhouse)]
  const createdAt = clock.now().toISOString()
  const { files, sequences, lastBatch } = await tables.write(folder)
  const clickhouseFiles = await logTables.write(folder, lastBatch)
  const migrations = { postgres: await tables.migrations(), clickhouse: await logTables.migrations() }
  await writeManifest(folder, { createdAt, migrations, sequences, postgres: files, clickhouse: clickhouseFiles })
  return readManifest(folder)
}

/**
 * Reads a backup into empty stores: ClickHouse first, then all of Postgres in one transaction, so that there are users only when all is there. What
 * searching needs is left to be written anew from Postgres.
 */
export async function restore({ postgres, clickhouse }: BackedUp, folder: string): Promise<Manifest> {
  const [tables, logTables] = [new PostgresTables(postgres), new ClickHouseTables(clickhouse)]
  const manifest = await readManifest(folder)
  checkMigrations(manifest, { postgres: await tables.migrations(), clickhouse: await logTables.migrations() })
  for (const file of [...manifest.postgres, ...manifest.clickhouse]) await checkFile(folder, file)
  await tables.checkEmpty()
  await logTables.checkEmpty()
  for (const file of manifest.clickhouse) await logTables.read(folder, file)
  await tables.read(folder, manifest)
  return manifest
}
