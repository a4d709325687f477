import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SIGNAL_FIELDS, type StoredSignal, signalDocument } from '../../src/modules/signals/index.ts'
import { compilePredicate, compileSql, parseQuery, SqlParams } from '../../src/search/index.ts'
import { openSignalDesk, type SignalDesk } from './signal-desk.ts'

let desk: SignalDesk
let signals: { name: string; signal: StoredSignal }[]

beforeAll(async () => {
  desk = await openSignalDesk()
  const bare = await desk.open({
    title: 'Something odd',
    message: '',
    severity: 'INFO',
    source: null,
    service: [],
    tags: [],
    attributes: {},
    entities: [],
    eventsMatched: 1,
  })
  const brute = await desk.open({ title: 'Brute force', host: 'web-1', eventsMatched: 40 })
  desk.clock.advance(60_000)
  const worked = await desk.open({
    severity: 'CRITICAL',
    ruleName: 'Impossible login',
    attributes: {
      usr: { id: ['bob', 'eve'] },
      evt: { name: 'user.session.start' },
      network: { ip: { list: ['10.1.2.3'] } },
    },
  })
  await desk.signals.service.assign(desk.ada, worked.id, desk.grace.userId)
  desk.clock.advance(30_000)
  await desk.signals.service.triage(desk.ada, {
    signalId: worked.id,
    state: 'ARCHIVED',
    archiveReason: 'FALSE_POSITIVE',
  })
  const names = new Map([
    [bare.id, 'bare'],
    [brute.id, 'brute'],
    [worked.id, 'worked'],
  ])
  const stored = await desk.postgres.transaction((tx) => desk.signals.detected.ofGroups(tx, [bare, brute, worked]))
  signals = stored.map((signal) => ({ name: names.get(signal.id) ?? '', signal }))
})

afterAll(() => desk.close())

const bySql = async (text: string) => {
  const params = new SqlParams()
  const where = compileSql(parseQuery(text), SIGNAL_FIELDS, params)
  const rows = await desk.clickhouse.query<{ id: string }>(
    `SELECT id FROM signal_index FINAL WHERE ${where}`,
    params.values,
  )
  const found = new Set(rows.map(({ id }) => id))
  return signals.flatMap(({ name, signal }) => (found.has(signal.id) ? [name] : [])).sort()
}

const byPredicate = (text: string) => {
  const holds = compilePredicate(parseQuery(text), SIGNAL_FIELDS)
  const assignee = { name: 'Grace', handle: 'grace' }
  return signals
    .flatMap(({ name, signal }) =>
      holds(signalDocument(signal, signal.triage.assigneeId ? assignee : null)) ? [name] : [],
    )
    .sort()
}

describe('the search catalog of signals', () => {
  it.each([
    ['', ['bare', 'brute', 'worked']],
    ['status:critical', ['worked']],
    ['status:(HIGH OR info)', ['bare']],
    ['severity:>=2', ['brute', 'worked']],
    ['@workflow.triage.state:open', ['bare', 'brute']],
    ['@workflow.triage.state:ARCHIVED', ['worked']],
    ['@workflow.triage.archiveReason:false_positive', ['worked']],
    ['@workflow.triage.assignee.name:Grace', ['worked']],
    ['@workflow.triage.assignee.handle:gr*', ['worked']],
    ['-@workflow.triage.assignee.id:*', ['bare', 'brute']],
    ['@workflow.triage.time_to_resolve:>20s', ['worked']],
    ['@workflow.rule.name:"Impossible login"', ['worked']],
    ['@workflow.rule.type:"Log Detection" @workflow.rule.detectionMethod:threshold', ['bare', 'brute', 'worked']],
    ['ruleId:rul_00000000000000000000000001', ['bare', 'brute', 'worked']],
    ['tactic:ta0006*', ['brute', 'worked']],
    ['technique:t1110-brute-force', ['brute', 'worked']],
    ['_missing_:tactic', ['bare']],
    ['source:okta service:okta', ['brute', 'worked']],
    ['host:web-?', ['brute']],
    ['tags:"source:okta"', ['brute', 'worked']],
    ['@workflow.events_matched:[10 TO 50]', ['brute']],
    ['brute force', ['brute', 'worked']],
    ['title:"brute force" -host:*', ['worked']],
    ['message:alice', ['brute', 'worked']],
    ['@usr.id:alice', ['brute']],
    ['@usr.id:(eve OR mallory)', ['worked']],
    ['@evt.name:user.session.*', ['worked']],
    ['CIDR(@network.ip.list, 10.0.0.0/8)', ['worked']],
    ['@network.client.ip:203.0.113.8', ['brute']],
    ['*:bob', ['worked']],
    ['timestamp:>1772442030000', ['worked']],
    ['@workflow.first_seen:<1772442000000', ['bare', 'brute', 'worked']],
  ])('%s', async (text, expected) => {
    expect(await bySql(text)).toEqual(expected)
    expect(byPredicate(text)).toEqual(expected)
  })

  it('knows the presence of each of its fields alike in the index and in memory', async () => {
    for (const { name } of SIGNAL_FIELDS.fields) {
      expect([name, await bySql(`_exists_:${name}`)]).toEqual([name, byPredicate(`_exists_:${name}`)])
    }
  })

  it('can sort and count by each field that says so', async () => {
    for (const field of SIGNAL_FIELDS.fields.filter(({ sortable, facetable }) => sortable || facetable)) {
      const params = new SqlParams()
      const sql = field.sql(params)
      const value = field.shape === 'MANY' ? `arrayJoin(${sql})` : sql
      await desk.clickhouse.query(
        `SELECT ${value} AS v, count() FROM signal_index FINAL GROUP BY v ORDER BY v`,
        params.values,
      )
    }
  })
})
