import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { addUser } from '../access/people.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { logsDesk } from './logs-desk.ts'

const MINUTE = 60_000
const START = Date.parse('2026-03-02T08:00:00.000Z')

let server: TestApp
let desk: ReturnType<typeof logsDesk>
beforeAll(async () => {
  server = await startTestApp()
  desk = logsDesk(server)
})
afterAll(() => server.close())

const at = (minute: number) => new Date(START + minute * MINUTE).toISOString()
const log = (ddsource: string, user: unknown, minute: number, message = `minute ${minute}`, more: object = {}) => ({
  ...{ ddsource, timestamp: START + minute * MINUTE, message, usr: { id: user }, ...more },
})
const onlySignal = async (query: string) => {
  const found = await desk.signals(query)
  expect(found).toHaveLength(1)
  return found[0]?.id ?? ''
}

describe('the logs of a signal', () => {
  it('are those of any query of its rule with its group-by values, from the window before it to five minutes after', async () => {
    const id = await desk.rule('door', {
      queries: [
        { name: 'failed', query: 'source:door @evt.outcome:failure OR source:door denied', groupBy: ['@usr.id'] },
        { name: 'opened', query: 'source:door @evt.outcome:success', groupBy: ['@usr.id'] },
      ],
      cases: [{ condition: 'failed > 1', severity: 'HIGH' }],
      options: { evaluationWindow: 'PT15M', keepAlive: 'PT15M', maxSignalDuration: 'PT1H' },
    })
    const [failure, success] = ['failure', 'success'].map((outcome) => ({ evt: { outcome } }))
    await server.post([
      ...[-30, 0, 1, 3].map((minute) => log('door', 'ada', minute, `failed ${minute}`, failure)),
      ...[-31, -10, 8, 9, 30].map((minute) => log('door', 'ada', minute, `opened ${minute}`, success)),
      log('door', 'ada', 2, 'denied'),
      log('door', 'ada', 2, 'knocked'),
      log('door', 'bea', 2, 'failed', failure),
      log('window', 'ada', 2, 'failed', failure),
    ])
    const found = await desk.proven(await onlySignal(`ruleId:${id}`))
    expect(found).toMatchObject({
      query:
        '(((source:door @evt.outcome:failure) OR (source:door denied)) @usr.id:ada) OR (source:door @evt.outcome:success @usr.id:ada)',
      exact: true,
      range: { from: at(-30), to: at(14) },
    })
    expect(found.texts).toEqual([
      'denied',
      'failed -30',
      'failed 0',
      'failed 1',
      'failed 3',
      'opened -10',
      'opened 8',
      'opened 9',
    ])
    const { ids, total, logs } = await desk.tab(await onlySignal(`ruleId:${id}`), { first: 5 })
    const rest = await desk.tab(await onlySignal(`ruleId:${id}`), { first: 5, after: logs.pageInfo.endCursor ?? '' })
    expect([total, [...ids, ...rest.ids], rest.logs.pageInfo.hasNextPage]).toEqual([8, found.ids, false])
  })

  it('are looked for as the rule was when it fired, not as it is now', async () => {
    const id = await desk.rule('lift', { options: { evaluationWindow: 'PT30M', keepAlive: 'PT30M' } })
    await server.post([log('lift', 'ada', 0)])
    const signal = await onlySignal(`ruleId:${id}`)
    const before = await desk.proven(signal)
    const { rules } = server.app.modules
    const viewer = systemViewer('test')
    const { id: _, ...rule } = await rules.service.get(viewer, id)
    await rules.authoring.update(viewer, id, {
      ...rule,
      queries: [{ ...rule.queries[0], query: 'source:stairs', groupBy: ['host'] }],
      options: { ...rule.options, evaluationWindow: 60_000 },
    } as never)
    expect(await desk.proven(signal)).toEqual(before)
    expect(before).toMatchObject({ query: 'source:lift @usr.id:ada', range: { from: at(-35), to: at(5) } })
    await rules.authoring.delete(viewer, id)
    expect(await desk.proven(signal)).toEqual(before)
  })

  it('are found whatever their group-by values are', async () => {
    const id = await desk.rule('strange')
    const hostile = [
      'a "b" \\ c',
      '*',
      'x?',
      '-',
      '“curly”',
      'AND',
      'a:b',
      '(x)',
      '[1 TO 2]',
      ' ',
      'two\nlines',
      '\\',
      '42',
      'N/A',
      '>=1',
    ]
    const sampled = fc
      .sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { numRuns: 20, seed: 5 })
      .map((value) => value.replace(/[\0\p{Surrogate}]/gu, '\ufffd'))
    const values = [
      ...new Set([...hostile, ...sampled, 'long '.repeat(150), `${'ü'.repeat(3_000)}1`, `${'ü'.repeat(3_000)}2`]),
    ]
    await server.post(values.map((value, n) => log('strange', value, 0, `log ${n}`)))
    const signals = await desk.signals(`ruleId:${id}`)
    expect(signals).toHaveLength(values.length)
    for (const signal of signals) {
      const value = signal.queries[0]?.groupBy[0]?.value ?? ''
      const { texts, exact } = await desk.proven(signal.id)
      const same = values.filter((other) => other === value || (value.length > 1_000 && other.startsWith('ü')))
      expect([value, texts, exact]).toEqual([
        value,
        same.map((other) => `log ${values.indexOf(other)}`).sort(),
        value.length <= 1_000,
      ])
    }
  })

  it('are those without a value where the rule does without', async () => {
    const queries = [{ query: 'source:maybe', groupBy: ['@usr.id', 'env'], optionalGroupBy: true }]
    const id = await desk.rule('maybe', { queries })
    await server.post([
      log('maybe', undefined, 0, 'none'),
      log('maybe', '', 1, 'empty'),
      log('maybe', 'N/A', 2, 'called so'),
      log('maybe', { below: 'x' }, 3, 'only below'),
      log('maybe', 'ada', 4, 'ada'),
      log('maybe', undefined, 5, 'with a tag', { ddtags: 'env:prod' }),
    ])
    const signals = await desk.signals(`ruleId:${id}`)
    const texts = await Promise.all(signals.map(async (signal) => (await desk.proven(signal.id)).texts))
    expect(texts.sort()).toEqual([['ada'], ['called so', 'empty', 'none', 'only below'], ['with a tag']])
  })

  it('of a correlation are those of the signals that it counted', async () => {
    const [phish, drop] = await Promise.all([desk.rule('phish'), desk.rule('drop')])
    const counted = (name: string, ruleId: string) => ({ name, query: '', ruleId, groupBy: ['@usr.id'] })
    const chain = await desk.rule('chain', {
      type: 'SIGNAL_CORRELATION',
      queries: [counted('phished', phish), counted('dropped', drop)],
      cases: [{ condition: 'phished > 0 && dropped > 0', severity: 'CRITICAL' }],
      options: { evaluationWindow: 'PT1H', keepAlive: 'PT1H', maxSignalDuration: 'PT3H' },
    })
    await server.post([
      log('phish', 'ada', 0, 'phish'),
      log('phish', 'bea', 0, 'other phish'),
      log('drop', 'ada', 30, 'drop'),
    ])
    const found = await desk.proven(await onlySignal(`ruleId:${chain}`))
    expect(found).toMatchObject({ exact: true, range: { from: at(-5), to: at(35) }, texts: ['drop', 'phish'] })
  })

  it('of a new value, a sequence and another product are told by the same words', async () => {
    const product = await desk.rule('product', {
      method: 'THIRD_PARTY',
      queries: [
        { query: 'source:product @level:1', groupBy: ['@usr.id'] },
        { query: 'source:product @level:2', groupBy: ['host'] },
      ],
      cases: [{ query: '', severity: 'HIGH' }],
    })
    const steps = await desk.rule('steps', {
      method: 'SEQUENCE',
      queries: [
        { query: 'source:steps one', groupBy: ['@usr.id'] },
        { query: 'source:steps two', groupBy: ['@usr.id'] },
      ],
      cases: [{ condition: 'a > 0 then b > 0', severity: 'LOW' }],
      options: { evaluationWindow: 'PT15M', keepAlive: 'PT15M', maxSignalDuration: 'PT1H' },
    })
    await server.post([
      log('product', 'ada', 0, 'first', { level: 1 }),
      log('product', 'bea', 0, 'second', { level: 2, hostname: 'web-1' }),
      log('steps', 'ada', 0, 'one'),
      log('steps', 'ada', 5, 'two'),
    ])
    const ofProduct = await desk.signals(`ruleId:${product}`)
    const queries = await Promise.all(ofProduct.map(async ({ id }) => (await desk.proven(id)).query))
    expect(queries.sort()).toEqual(['source:product @level:1 @usr.id:ada', 'source:product @level:2 host:web-1'])
    expect(await desk.proven(await onlySignal(`ruleId:${steps}`))).toMatchObject({
      query: '(source:steps one @usr.id:ada) OR (source:steps two @usr.id:ada)',
      range: { from: at(-20), to: at(10) },
      texts: ['one', 'two'],
    })
  })

  it('of a storm are those of all its groups', async () => {
    const storm = draftOf({
      queries: [{ ...QUERY, query: 'source:okta', groupBy: [] }],
      attributes: { storm: { groups: 2 } },
    })
    const { signals } = server.app.modules
    const [opened] = await server.app.stores.postgres.transaction((tx) =>
      signals.detected.openFromDetection(tx, [storm]),
    )
    expect(await desk.proven(opened?.id ?? '')).toMatchObject({ query: 'source:okta', exact: true })
  })

  it('are more than those of a rule that asks what the language cannot say, and it says so', async () => {
    const yaml = `
title: History cleared
id: 0a1b2c3d-9999-4222-8333-444455556666
level: high
logsource: { product: shop, service: shell }
detection:
  selection: { EventID: 4688, CommandLine|contains: .BASH_history, User|cased: Eve }
  condition: selection
`
    const { data } = await server.answer(
      'mutation ($yaml: String!) { importSigmaRules(yaml: $yaml) { imported { id } } }',
      { yaml },
    )
    const [rule] = (data as { importSigmaRules: { imported: { id: string }[] } }).importSigmaRules.imported
    const line = (message: string, more: object) => ({
      ...{
        ddsource: 'shop',
        service: 'shell',
        timestamp: START,
        message,
        EventID: 4688,
        CommandLine: 'rm .bash_HISTORY',
        User: 'Eve',
        ...more,
      },
    })
    await server.post([
      line('cleared', {}),
      line('other command', { CommandLine: 'ls' }),
      line('other event', { EventID: 1 }),
      line('other user', { User: 'eve' }),
    ])
    const found = await desk.proven(await onlySignal(`ruleId:${rule?.id}`))
    expect(found).toMatchObject({ exact: false, texts: ['cleared', 'other command'] })
  })

  it('are refused to those who may not read logs, who still see the rest', async () => {
    await server.app.stores.postgres.dataSource.query(
      `INSERT INTO roles (id, name, permissions) VALUES ('rol_signals', 'Signals only', '{security_monitoring_signals_read}')`,
    )
    const { key } = await addUser(server, 'noah', 'Signals only')
    const { signals } = server.app.modules
    const drafts = [draftOf({ groupHash: 'refused' })]
    const [signal] = await server.app.stores.postgres.transaction((tx) =>
      signals.detected.openFromDetection(tx, drafts),
    )
    const document = 'query ($id: ID!) { signal(id: $id) { title relatedLogs { total } relatedSignals { total } } }'
    const { data, errors } = await server.answer(document, { id: signal?.id }, key)
    expect(data).toMatchObject({ signal: { title: expect.any(String), relatedLogs: null, relatedSignals: {} } })
    expect(errors).toMatchObject([{ path: ['signal', 'relatedLogs'], extensions: { code: 'FORBIDDEN' } }])
  })
})

const [QUERY] = draftOf().queries as [ReturnType<typeof draftOf>['queries'][number]]
