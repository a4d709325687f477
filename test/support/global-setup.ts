import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres } from '../../src/stores/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One Postgres for the whole run; its database `template` is migrated once and cloned for each test file. */
export async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'signalbox-test-'))
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(directory, 0o755)
  const server = await startEmbeddedPostgres(join(directory, 'postgres'), [
    'fsync=off',
    'synchronous_commit=off',
    'max_connections=300',
  ])
  const admin = await openPostgres(server.url, [], [])
  await admin.dataSource.query('CREATE DATABASE template')
  await admin.close()
  const template = await openPostgres(databaseUrl(server.url, 'template'), [], MIGRATIONS)
  await template.close()
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

export const databaseUrl = (url: string, database: string): string => url.replace('/postgres?', `/${database}?`)
