import { afterAll, beforeAll, expect, it } from 'vitest'
import { AuditChain1764200000100 } from '../../migrations/1764200000100-audit-chain.ts'
import { AuditRepository, AuditVerifier } from '../../src/modules/audit/index.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'

const INSERT = `INSERT INTO audit_events (id, at, actor_kind, actor_id, actor_name, action, asset_type, asset_id, asset_name, changes, request_id, client_ip)
  VALUES ($1, $2, 'USER', 'usr_1', $3, 'modified', 'thing', 'thing 1', $4, $5, $6, NULL)`
const EVERYTHING = { from: new Date(0), to: new Date('2100-01-01') }

let database: Awaited<ReturnType<typeof cloneDatabase>>

/** A database as it was before there was a chain. */
beforeAll(async () => {
  database = await cloneDatabase()
  const clone = await openPostgres(database.url, [], [])
  await clone.dataSource.query('DROP SCHEMA public CASCADE')
  await clone.dataSource.query('CREATE SCHEMA public')
  await clone.close()
})
afterAll(() => database.drop())

const migrated = async <Result>(upTo: number, work: (postgres: Postgres) => Promise<Result>): Promise<Result> => {
  const postgres = await openPostgres(database.url, [], MIGRATIONS.slice(0, upTo))
  try {
    return await work(postgres)
  } finally {
    await postgres.close()
  }
}

it('ties events that were there before it in the order of their times, as if they had been written so', async () => {
  const texts = [
    '',
    'plain',
    '"quoted" \\ / \b\f\n\r\t\u0001\u001f\u007f',
    'ß \u2028 \u2029 😀 %s %1$s',
    '\ufeff{}[],:null',
  ]
  const changes = texts.map((text, number) => ({
    field: text || 'field',
    previousValue: number % 2 ? text : null,
    newValue: text,
  }))
  const chain = MIGRATIONS.indexOf(AuditChain1764200000100)
  await migrated(chain, async ({ dataSource }) => {
    for (const [number, text] of texts.entries()) {
      const at = new Date(Date.UTC(2026, 0, 9 - number, 23, 59, 59, number))
      const request = number % 2 ? text : null
      await dataSource.query(INSERT, [`aud_${number}`, at, text, text, JSON.stringify(changes.slice(number)), request])
    }
    await dataSource.query(INSERT, ['aud_same', new Date(Date.UTC(2026, 0, 9, 23, 59, 59)), 'x', 'x', '[]', null])
  })
  await migrated(MIGRATIONS.length, async (postgres) => {
    const events = new AuditRepository(postgres)
    expect((await events.listAfter(0, 10)).map(({ id }) => id)).toEqual([
      ...['aud_4', 'aud_3', 'aud_2', 'aud_1', 'aud_0', 'aud_same'],
    ])
    expect(await new AuditVerifier(events).verify(EVERYTHING)).toEqual({ valid: true, checked: 6, firstBrokenId: null })
  })
})
