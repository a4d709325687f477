import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENTITY_KINDS, type EntityName, entityText, namedEntity, readEntityText } from '../../src/kernel/entity.ts'
import { sightingsIn } from '../../src/modules/entities/sightings.ts'
import { eachNameIn, LOG_FIELDS, logsNaming } from '../../src/modules/logs/index.ts'
import { type Selection, SqlParams, selectionPredicate, selectionSql } from '../../src/search/index.ts'
import { type IntakeDesk, openIntakeDesk, sender } from '../detection/intake-desk.ts'
import { realLogs } from './real-logs.ts'

const value = fc.oneof(
  fc.constantFrom(
    'alice',
    'ALICE',
    '',
    '-',
    '10.0.0.1',
    '::1',
    '0:0::1',
    '::ffff:10.0.0.1',
    'Example.com.',
    'example.COM',
  ),
  fc.constantFrom('arn:aws:iam::123456789012:user/eve', 'arn:aws:sts::1:assumed-role/a/b', 'arn:aws:iam::1:policy/p'),
  fc.constantFrom('d41d8cd98f00b204e9800998ecf8427e', 'D41D8CD98F00B204E9800998ECF8427E', 'AWS Internal', '*', 'a"b\\'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
const log = fc.record(
  {
    timestamp: fc
      .integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 1, 4) })
      .map((at) => new Date(at).toISOString()),
    ddsource: fc.constant('app'),
    message: fc.constantFrom('hello', 'from 10.0.0.1 to 2001:DB8::1'),
    hostname: fc.constantFrom('web-1', 'web-2'),
    usr: fc.record({ id: value, name: value, email: value, target: fc.record({ id: value }) }, { requiredKeys: [] }),
    network: fc.record(
      { client: fc.record({ ip: value }), destination: fc.record({ ip: fc.array(value) }) },
      { requiredKeys: [] },
    ),
    dns: fc.record({ question: fc.record({ name: value }) }),
    userIdentity: fc.record({ arn: value }),
    responseElements: fc.record({ role: fc.record({ arn: value }) }),
    requestParameters: fc.record({ bucketName: value, roleArn: value }, { requiredKeys: [] }),
    file: fc.record({ hash: fc.record({ md5: value, sha256: fc.array(value) }, { requiredKeys: [] }) }),
  },
  { requiredKeys: ['timestamp', 'ddsource', 'message'] },
)

interface Row extends EntityName {
  readonly day: string
  readonly first: number
  readonly last: number
}

const ROWS = `SELECT toString(kind) AS kind, value, toString(day) AS day, toUnixTimestamp64Milli(min(first)) AS first,
  toUnixTimestamp64Milli(max(last)) AS last FROM TABLE GROUP BY kind, value, day`

const sorted = (rows: readonly Row[]) =>
  rows.map((row) => JSON.stringify([row.kind, row.value, row.day, row.first, row.last])).sort()

/** What the migration does with the logs that are there when it comes. */
const backfill = (table: string): string =>
  readFileSync('migrations/clickhouse/0007-entities.sql', 'utf8')
    .split(/;\s*$/m)
    .filter((statement) => statement.includes('INSERT INTO'))
    .join('')
    .replace('INSERT INTO entity_sightings', `INSERT INTO ${table}`)

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk([])
})
afterAll(() => desk.close())

const stored = () =>
  desk.clickhouse.query<{ timestamp: number; host: string; attributes: Record<string, string[]>; id: string }>(
    'SELECT id, toUnixTimestamp64Milli(logs.timestamp) AS timestamp, host, attributes FROM logs',
  )
const kept = () => desk.clickhouse.query<Row>(ROWS.replace('TABLE', 'entity_sightings'))

describe('what logs name', () => {
  it('has one spelling, which names itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENTITY_KINDS), value, (kind, text) => {
        const entity = namedEntity(kind, text)
        if (!entity) return
        expect(namedEntity(entity.kind, entity.value)).toEqual(entity)
        expect(readEntityText(entityText(entity))).toEqual(entity)
      }),
    )
  })

  it('is kept by day as the stored logs say, and an upgrade finds the same of them', async () => {
    const logs = [...fc.sample(log, { numRuns: 1_500, seed: 7 }), ...realLogs()]
    const failed = await Promise.all(
      Array.from({ length: Math.ceil(logs.length / 1_000) }, (_, index) =>
        desk.intake.ingest(sender, logs.slice(index * 1_000, (index + 1) * 1_000)),
      ),
    )
    await desk.intake.settled()
    expect(failed.every(({ accepted }) => accepted > 0)).toBe(true)
    const naive = sorted(sightingsIn(await stored()))
    expect(naive.length).toBeGreaterThan(500)
    expect(sorted(await kept())).toEqual(naive)

    await desk.clickhouse.command('CREATE TABLE upgraded AS entity_sightings')
    await desk.clickhouse.command(backfill('upgraded'))
    expect(sorted(await desk.clickhouse.query<Row>(ROWS.replace('TABLE', 'upgraded')))).toEqual(naive)
  })

  it('is what the logs of an entity are searched by', async () => {
    const logs = await stored()
    const holders = new Map<string, Set<string>>()
    for (const each of logs) {
      eachNameIn(each, (kind, name) => {
        const entity = namedEntity(kind, name)
        if (!entity) return
        const text = entityText(entity)
        holders.set(text, (holders.get(text) ?? new Set()).add(each.id))
      })
    }
    const texts = [...new Set(fc.sample(fc.constantFrom(...holders.keys()), { numRuns: 60, seed: 3 }))]
    const selections = texts.map((text) => logsNaming(readEntityText(text)))
    const params = new SqlParams()
    const conditions = selections.map((selection) => `toUInt8(${selectionSql(selection, LOG_FIELDS, params)})`)
    const inStore = await desk.clickhouse.query<{ id: string; holds: (0 | 1)[] }>(
      `SELECT id, [${conditions.join(', ')}] AS holds FROM logs`,
      params.values,
    )
    for (const [index, text] of texts.entries()) {
      const holds = selectionPredicate(selections[index] as Selection, LOG_FIELDS)
      const inMemory = logs.filter((each) => holds({ ...each, tags: [], message: '' }))
      const expected = [...(holders.get(text) ?? [])].sort()
      expect(inMemory.map(({ id }) => id).sort(), text).toEqual(expected)
      expect(inStore.flatMap(({ id, holds }) => (holds[index] ? [id] : [])).sort(), text).toEqual(expected)
    }
  })
})

describe('a process that dies', () => {
  it('while it keeps the names of logs has acknowledged none of them, and they are sent again', async () => {
    let ask = () => {}
    const asked = new Promise<void>((resolve) => {
      ask = resolve
    })
    const stuck = {
      witness: () => {
        ask()
        return new Promise<never>(() => {})
      },
    }
    const { intake, die } = desk.start(undefined, stuck)
    const sent = [{ ddsource: 'app', message: 'x', usr: { id: 'witnessed-late' } }]
    void intake.ingest(sender, sent)
    await asked
    await die()
    const name = { kind: 'USER' as const, value: 'witnessed-late' }
    const { service } = desk.modules.entities
    expect(await service.find(sender, name.kind, name.value)).toBeNull()
    const next = desk.start()
    await next.intake.recover()
    expect(await service.find(sender, name.kind, name.value)).toBeNull()
    await next.intake.ingest(sender, sent)
    expect(await service.find(sender, name.kind, name.value)).toMatchObject(name)
    await next.die()
  })

  it('leaves no name of logs that were never acknowledged', async () => {
    const { intake } = desk.start((watcher) => ({
      ...watcher,
      watch: async () => {
        throw new Error('The store is gone.')
      },
    }))
    const log = { ddsource: 'app', message: 'x', usr: { id: 'never-acknowledged' } }
    await expect(intake.ingest(sender, [log])).rejects.toThrow('The store is gone.')
    expect(await desk.modules.entities.service.find(sender, 'USER', 'never-acknowledged')).toBeNull()
  })
})
