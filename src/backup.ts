import './production.ts'
import 'reflect-metadata'
import { folderArgument, runCommand } from './command.ts'
import { backup } from './operations/backup/backup.ts'

/** Writes both stores into a folder. Servers by address may run meanwhile; embedded stores belong to one process, so that server is stopped before. */
await runCommand(async ({ stores, clock, say }) => {
  const folder = folderArgument('backup')
  const { postgres, clickhouse } = await backup(stores, clock, folder)
  const rows = (files: readonly { rows: number }[]) => files.reduce((sum, file) => sum + file.rows, 0)
  say(`${rows(postgres)} rows of Postgres and ${rows(clickhouse)} of ClickHouse are in ${folder}.`)
})
