import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '../../src/kernel/page.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { DeliveryRepository } from '../../src/modules/notifications/delivery.repository.ts'
import { DeliveryService } from '../../src/modules/notifications/delivery.service.ts'
import type { Delivery } from '../../src/modules/notifications/delivery.ts'
import { addUser } from '../access/people.ts'
import { NotificationDocuments, type NotifyDesk, openNotifyDesk } from './desk.ts'

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk({ publicUrl: 'https://siem.example.com/' })
})
afterAll(() => desk?.close())
beforeEach(() => {
  desk.outside.answer = () => 200
})

describe('a signal', () => {
  it('is told of once to each target of each rule that selects it', async () => {
    await desk.rule('once')
    const ruleId = await desk.notify('once', {
      targets: [
        { kind: 'WEBHOOK', address: `${desk.outside.url}/once` },
        { kind: 'WEBHOOK', address: `${desk.outside.url}/twice` },
      ],
    })
    await desk.notify('other')
    await desk.server.post([desk.log('once', 'ada'), desk.log('once', 'bea')])
    await desk.server.post([desk.log('once', 'ada')])
    expect((await desk.deliveries(ruleId)).map(({ state, attempts }) => ({ state, attempts }))).toEqual(
      Array.from({ length: 4 }, () => ({ state: 'DELIVERED', attempts: 1 })),
    )
    expect(desk.outside.at('/once')).toHaveLength(2)
    expect(desk.outside.at('/twice')).toHaveLength(2)
    const keys = desk.outside.received.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(4)
  })

  it('is described to programs', async () => {
    const id = await desk.rule('described', { tags: ['team:red'], message: 'By **{{@usr.id}}**' })
    const ruleId = await desk.notify('described')
    await desk.server.post([desk.log('described', 'ada', { ddtags: 'env:prod' })])
    const [received] = desk.outside.at('/described')
    const [delivery] = await desk.deliveries(ruleId)
    const signalId = delivery?.signal?.id
    const url = `https://siem.example.com/signals/${signalId}`
    expect(received?.headers['idempotency-key']).toBe(delivery?.id)
    expect(received?.body).toMatchObject({
      ...{ id: delivery?.id, kind: 'signal', title: '[HIGH] described', text: 'By **ada**', url },
      notificationRule: { id: ruleId, name: 'described' },
      signal: {
        ...{ id: signalId, title: 'described', severity: 'HIGH', url, eventsMatched: 1, source: 'described' },
        rule: { id, version: 1, name: 'described', type: 'LOG_DETECTION' },
        tags: ['team:red', 'env:prod'],
        entities: [{ kind: 'USER', value: 'ada' }],
        groupBy: { '@usr.id': 'ada' },
        attributes: { usr: { id: 'ada' } },
      },
    })
  })
})

describe('a rule', () => {
  it('tells only of the severities and types of rules that it names', async () => {
    await desk.rule('mild', { cases: [{ condition: 'a > 0', severity: 'LOW' }] })
    const [high, low, other] = await Promise.all([
      desk.notify('mild', { severities: ['HIGH'] }),
      desk.notify('mild low', { query: 'source:mild', severities: ['LOW'], ruleTypes: ['LOG_DETECTION'] }),
      desk.notify('mild other', { query: 'source:mild', ruleTypes: ['SIGNAL_CORRELATION'] }),
    ])
    await desk.server.post([desk.log('mild', 'ada')])
    expect(await desk.deliveries(high)).toEqual([])
    expect(await desk.deliveries(low)).toHaveLength(1)
    expect(await desk.deliveries(other)).toEqual([])
  })

  it('tells of a signal that becomes worse, and of none twice', async () => {
    await desk.rule('worse', {
      cases: [
        { name: 'many', condition: 'a > 2', severity: 'CRITICAL' },
        { name: 'some', condition: 'a > 0', severity: 'LOW' },
      ],
    })
    const critical = await desk.notify('worse', { severities: ['CRITICAL'] })
    const both = await desk.notify('worse both', { query: 'source:worse' })
    await desk.server.post([desk.log('worse', 'ada')])
    expect(await desk.deliveries(critical)).toEqual([])
    expect(await desk.deliveries(both)).toMatchObject([{ signal: { title: 'worse - some' } }])
    await desk.server.post([desk.log('worse', 'ada'), desk.log('worse', 'ada')])
    expect(await desk.deliveries(critical)).toMatchObject([{ state: 'DELIVERED', signal: { title: 'worse - many' } }])
    expect(await desk.deliveries(both)).toHaveLength(1)
    // A rule that is made later hears of what becomes worse from then on only.
    const late = await desk.notify('worse late', { query: 'source:worse' })
    await desk.server.post([desk.log('worse', 'ada')])
    expect(await desk.deliveries(late)).toEqual([])
  })

  it('tells of a signal that begins to be what it asks for', async () => {
    await desk.rule('worked')
    const ruleId = await desk.notify('worked', { query: 'source:worked @workflow.triage.state:under_review' })
    await desk.server.post([desk.log('worked', 'ada'), desk.log('worked', 'bea')])
    const { data } = await desk.server.answer<{ signalSearch: { signals: { edges: { node: { id: string } }[] } } }>(
      '{ signalSearch(query: "source:worked @usr.id:ada", range: { from: "now-1d", to: "now+1d" }) { signals { edges { node { id } } } } }',
    )
    const signalId = data.signalSearch.signals.edges[0]?.node.id
    const triage = 'mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { id } }'
    for (const state of ['UNDER_REVIEW', 'OPEN', 'UNDER_REVIEW'])
      await desk.server.answer(triage, { input: { signalId, state } })
    await desk.server.app.settled()
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'DELIVERED', signal: { id: signalId } }])
  })

  it('that is disabled or deleted tells nobody, and what waits is canceled', async () => {
    await desk.rule('gone')
    const ruleId = await desk.notify('gone')
    desk.outside.answer = () => 503
    await desk.server.post([desk.log('gone', 'ada')])
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'PENDING', attempts: 1 }])
    await desk.server.answer('mutation ($id: ID!) { deleteNotificationRule(id: $id) }', { id: ruleId })
    await desk.server.post([desk.log('gone', 'bea')])
    const [delivery, ...more] = await desk.deliveries(ruleId)
    expect(more).toEqual([])
    expect(delivery).toMatchObject({ state: 'CANCELED', notificationRule: null, nextAttemptAt: null })
    expect(delivery?.lastError).toContain('deleted')
    expect(await desk.retry(delivery?.id as string)).toBe('PENDING')
    await desk.pass(0)
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'CANCELED' }])
    expect(desk.outside.at('/gone')).toHaveLength(1)
  })

  it('writes what its templates say', async () => {
    await desk.rule('templates')
    await desk.notify('templates', {
      title: '{{signal_severity}} for {{env.name}}: {{rule_name}} of {{@usr.id}}',
      message: '{{#is_match "env.name" "prod"}}Hurry!{{else}}Later.{{/is_match}} {{@only.in.the.log}} {{signal_url}}',
    })
    await desk.server.post([
      desk.log('templates', 'ada', { ddtags: 'env:prod', only: { in: { the: { log: 'seen' } } } }),
    ])
    const [received] = desk.outside.at('/templates')
    expect(received?.body.title).toBe('HIGH for prod: templates of ada')
    expect(received?.body.text).toBe(`Hurry! seen ${received?.body.url}`)
  })
})

describe('the case of a detection rule', () => {
  it('names whom to tell, whatever the notification rules say', async () => {
    const target = (path: string) => [{ kind: 'WEBHOOK', address: `${desk.outside.url}/${path}` }] as never
    await desk.rule('own', {
      cases: [
        { name: 'many', condition: 'a > 1', severity: 'CRITICAL', notifications: target('own-many') },
        { name: 'one', condition: 'a > 0', severity: 'LOW', notifications: target('own-one') },
      ],
    })
    await desk.server.post([desk.log('own', 'ada')])
    expect(desk.outside.at('/own-one')).toMatchObject([{ body: { notificationRule: null, title: '[LOW] own - one' } }])
    await desk.server.post([desk.log('own', 'ada'), desk.log('own', 'ada')])
    expect(desk.outside.at('/own-one')).toHaveLength(1)
    expect(desk.outside.at('/own-many')).toMatchObject([{ body: { title: '[CRITICAL] own - many' } }])
    const deliveries = (await desk.deliveries()).filter(({ signal }) => signal?.title === 'own - many')
    expect(deliveries).toMatchObject([{ notificationRule: null }, { notificationRule: null }])
  })

  it('names targets that can be told', async () => {
    const { errors } = await desk.server.answer(
      'mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }',
      {
        input: {
          ...{ name: 'wrong', message: 'wrong', queries: [{ query: 'source:wrong' }] },
          cases: [{ condition: 'a > 0', severity: 'LOW', notifications: [{ kind: 'EMAIL', address: 'nobody' }] }],
        },
      },
    )
    expect(errors).toMatchObject([{ extensions: { path: 'input.cases.0.notifications.0.address' } }])
  })
})

describe('deliveries', () => {
  it('are paged without gaps, the newest first, and told apart by state', async () => {
    const whole = await desk.deliveries()
    const paged: string[] = []
    const page = async (after: string | null) =>
      (await desk.server.ask(NotificationDocuments.Deliveries, { first: 3, after })).deliveries
    for (let after: string | null = null; ; ) {
      const deliveries = await page(after)
      paged.push(...deliveries.edges.map(({ node }) => node.id))
      after = deliveries.pageInfo.endCursor ?? null
      if (!deliveries.pageInfo.hasNextPage) break
    }
    expect(paged).toEqual(whole.map(({ id }) => id))
    const canceled = await desk.deliveries(undefined, 'CANCELED')
    expect(canceled).toEqual(whole.filter(({ state }) => state === 'CANCELED'))
  })

  it('show no signal to those who may not read signals', async () => {
    await desk.server.app.stores.postgres.dataSource.query(
      `INSERT INTO roles (id, name, managed, permissions)
       VALUES ('rol_00000000000000000000000042', 'Postmaster', false, '{security_monitoring_notification_profiles_read}')`,
    )
    const person = await addUser(desk.server, 'postmaster', 'Postmaster')
    const { data } = await desk.server.answer<{ deliveries: { edges: { node: object }[] } }>(
      NotificationDocuments.Deliveries,
      { first: 1 },
      person.key,
    )
    expect(data.deliveries.edges).toMatchObject([{ node: { signal: null } }])
  })
})

describe('somebody who does not see every signal', () => {
  it('finds the deliveries of the others nowhere, and full pages of the rest', async () => {
    const { postgres } = desk.server.app.stores
    const clock = desk.server.clock
    const all = (await desk.deliveries()).flatMap(({ id, signal }) => (signal ? [{ id, signalId: signal.id }] : []))
    const hidden = new Set(all.map(({ signalId }) => signalId).filter((_, index) => index % 3 !== 0))
    const service = new DeliveryService({
      ...{ postgres, clock, audit: new AuditTrail(clock), deliveries: new DeliveryRepository(postgres) },
      signals: { seen: async (_viewer, ids) => ids.filter((id) => !hidden.has(id)) },
    })
    const viewer = systemViewer('somebody')
    const none = { state: null, signalId: null, ruleId: null }
    const found: string[] = []
    for (let after: string | null = null; ; ) {
      const page: Page<Delivery> = await service.list(viewer, none, 2, after)
      found.push(...page.edges.map(({ node }) => node.id))
      if (!page.pageInfo.hasNextPage) break
      expect(page.edges).toHaveLength(2)
      after = page.pageInfo.endCursor
    }
    expect(found).toEqual(all.filter(({ signalId }) => !hidden.has(signalId)).map(({ id }) => id))
    const other = all.find(({ signalId }) => hidden.has(signalId))
    await expect(service.get(viewer, other?.id as string)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(service.retry(viewer, other?.id as string)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
