import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../src/kernel/logger.ts'
import { AuditRepository, changesBetween } from '../../src/modules/audit/index.ts'
import { AUDIT_FIELDS } from '../../src/modules/audit-search/audit.fields.ts'
import { auditDocument } from '../../src/modules/audit-search/audit-document.ts'
import { AuditIndex } from '../../src/modules/audit-search/audit-index.ts'
import { compilePredicate, compileSql, parseQuery, SqlParams } from '../../src/search/index.ts'
import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import { entryOf, openTrail } from './trail.ts'

let trail: Awaited<ReturnType<typeof openTrail>>
const ada = { id: 'usr_ada', name: 'Ada', email: 'ada@example.com' }

beforeAll(async () => {
  trail = await openTrail()
})
afterAll(() => trail.close())

/** The index as one more process keeps it. */
const processOver = (clickhouse: ClickHouse = trail.clickhouse) =>
  new AuditIndex({
    clickhouse,
    logger: silentLogger,
    events: new AuditRepository(trail.postgres),
    users: { of: async () => new Map([[ada.id, ada]]) },
  })

const indexed = async () =>
  (await trail.clickhouse.query<{ sequence: number }>('SELECT sequence FROM audit_index FINAL ORDER BY sequence')).map(
    ({ sequence }) => Number(sequence),
  )
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('the index of the audit trail', () => {
  it('holds each event once, whichever processes write it at once', async () => {
    const processes = [processOver(), processOver(), processOver()]
    await trail.commit(...upTo(30).map(String))
    await Promise.all(processes.map((process) => process.catchUp()))
    await Promise.all(
      upTo(20).map(async (number) => {
        await trail.commit(`later ${number}`)
        await processes[number % 3]?.catchUp()
      }),
    )
    expect(await indexed()).toEqual(upTo(50))
  })

  it('goes on where another process came to, also when that one was stopped in the middle', async () => {
    const failing = processOver({
      ...trail.clickhouse,
      insert: async (table, rows) => {
        if (rows.some((row) => (row as { sequence: number }).sequence > 2_050)) throw new Error('stopped')
        await trail.clickhouse.insert(table, rows)
      },
    })
    await trail.commit(...upTo(2_500).map((number) => `many ${number}`))
    await expect(failing.catchUp()).rejects.toThrow('stopped')
    expect(await indexed()).toEqual(upTo(2_050))
    await processOver().catchUp()
    expect(await indexed()).toEqual(upTo(2_550))
  })

  it('asks ClickHouse for nothing while nothing is new', async () => {
    const asked: string[] = []
    const index = processOver({
      ...trail.clickhouse,
      query: (sql, params) => {
        asked.push(sql)
        return trail.clickhouse.query(sql, params)
      },
    })
    await index.catchUp()
    await index.catchUp()
    await index.catchUp()
    expect(asked).toHaveLength(1)
  })

  it('is written anew when it was lost, by itself and by command', async () => {
    const index = processOver()
    await index.catchUp()
    await trail.clickhouse.command('TRUNCATE TABLE audit_index')
    await trail.commit('after the loss')
    await index.catchUp()
    expect(await indexed()).toEqual(upTo(2_551))
    expect(await index.rebuild()).toBe(2_551)
    expect(await indexed()).toEqual(upTo(2_551))
  })
})

describe('the search catalog of audit events', () => {
  beforeAll(async () => {
    await trail.sql('TRUNCATE audit_events')
    await trail.sql(`UPDATE audit_head SET sequence = 0, hash = repeat('0', 64)`)
    const actor = { kind: 'USER', id: 'usr_ada', name: 'Ada' } as const
    const viewer = { ...trail.viewer, actor, requestId: 'req-7', clientIp: '2001:db8::7' }
    await trail.postgres.transaction(async (tx) => {
      await trail.audit.record(tx, trail.viewer, { ...entryOf('bare'), changes: [] })
      await trail.audit.record(tx, viewer, {
        action: 'deleted',
        assetType: 'case',
        assetId: 'cas_1',
        assetName: 'Phishing of finance',
        changes: changesBetween({ state: 'OPEN', score: 40, tags: ['a', 'b'] }, { score: 7, note: '' }),
      })
    })
    await processOver().rebuild()
  })

  const both = async (text: string) => {
    const params = new SqlParams()
    const where = compileSql(parseQuery(text), AUDIT_FIELDS, params)
    const rows = await trail.clickhouse.query<{ name: string }>(
      `SELECT asset_name AS name FROM audit_index FINAL WHERE ${where} ORDER BY sequence`,
      params.values,
    )
    const holds = compilePredicate(parseQuery(text), AUDIT_FIELDS)
    const events = await new AuditRepository(trail.postgres).listAfter(0, 10)
    const inMemory = events.filter((event) => holds(auditDocument(event, event.actorKind === 'USER' ? ada : null)))
    const found = rows.map(({ name }) => name.split(' ')[0])
    expect(inMemory.map(({ assetName }) => assetName.split(' ')[0])).toEqual(found)
    return found
  }

  it.each([
    ['', ['bare', 'Phishing']],
    ['@evt.name:"Case Management"', ['Phishing']],
    ['@evt.name:Cloud*', ['bare']],
    ['@action:(DELETED OR created)', ['Phishing']],
    ['@asset.type:thing', ['bare']],
    ['@asset.id:cas_*', ['Phishing']],
    ['@asset.changed:(score note)', ['Phishing']],
    ['-@asset.changed:*', ['bare']],
    ['@asset.previous_value.score:>30', ['Phishing']],
    ['@asset.new_value.score:[5 TO 10]', ['Phishing']],
    ['@asset.previous_value.tags:(a b)', ['Phishing']],
    ['@asset.previous_value:b', ['Phishing']],
    ['@asset.previous_value.tags:c', []],
    ['@asset.new_value.tags:*', []],
    ['@evt.actor.type:SYSTEM', ['bare']],
    ['@evt.actor.name:tester', ['bare']],
    ['@usr.id:usr_ada', ['Phishing']],
    ['-@usr.email:*', ['bare']],
    ['@usr.email:*@example.com', ['Phishing']],
    ['@network.client.ip:"2001:db8::7"', ['Phishing']],
    ['CIDR(@network.client.ip, 2001:db8::/32)', ['Phishing']],
    ['@http.request_id:req-7', ['Phishing']],
    ['source:audit tags:"source:audit"', ['bare', 'Phishing']],
    ['phishing finance', ['Phishing']],
    ['"ada deleted case"', ['Phishing']],
    ['*:ada@example.com', ['Phishing']],
    ['status:high', []],
  ])('%s', async (text, expected) => {
    expect(await both(text)).toEqual(expected)
  })
})
