import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Permission, systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import type { ActionFault, ActionOutputs, LocalAction } from '../../src/modules/actions/index.ts'
import { type CaseDesk, openCaseDesk } from '../cases/desk.ts'

const WORKFLOW: Viewer = {
  ...systemViewer('unused'),
  actor: { kind: 'WORKFLOW', id: 'wfl_00000000000000000000000001', name: 'Contain a key' },
}

let desk: CaseDesk
beforeAll(async () => {
  desk = await openCaseDesk()
})
afterAll(() => desk?.server.close())

const action = (id: string) => desk.server.app.modules.actions.catalog.find(id) as LocalAction

/** What the engine does with a step. */
async function run(id: string, parameters: Record<string, unknown>, viewer = WORKFLOW): Promise<ActionOutputs> {
  const { stores } = desk.server.app
  const outputs = await stores.postgres.transaction((tx) => action(id).perform(tx, { viewer, key: 'k', parameters }))
  await desk.server.app.settled()
  return outputs
}
const faultOf = (running: Promise<unknown>) =>
  running.then(
    () => null,
    ({ name, message, passing }: ActionFault) => ({ name, message, passing }),
  )
const without = (permission: Permission): Viewer => ({
  ...WORKFLOW,
  permissions: new Set([...WORKFLOW.permissions].filter((one) => one !== permission)),
})
const signal = async (): Promise<string> => (await desk.signals(1))[0]?.id as string
const signalNow = (id: string) =>
  desk.run(
    `query ($id: ID!) { signal(id: $id) { triage { state archiveReason archiveComment assignee { handle } } } }`,
    { id },
  )

/** Who changed something last, as the audit trail tells it. */
async function auditedBy(assetType: string) {
  desk.server.clock.advance(1_000)
  const { data } = await desk.server.answer<{ auditEvents: { edges: { node: object }[] } }>(
    `{ auditEvents(query: "@asset.type:${assetType}", range: { from: "now-1h" }, first: 1) {
       edges { node { action actor { kind id name } } } } }`,
  )
  return data.auditEvents.edges[0]?.node
}
const BY_WORKFLOW = { kind: 'WORKFLOW', id: WORKFLOW.actor.id, name: 'Contain a key' }

describe('a signal', () => {
  it('is triaged, and triaging it again changes nothing', async () => {
    const signalId = await signal()
    const archive = { signalId, state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE', archiveComment: 'known scanner' }
    expect(await run('signal.triage', archive)).toMatchObject({ changed: true, state: 'ARCHIVED', version: 2 })
    expect(await run('signal.triage', archive)).toMatchObject({ changed: false, version: 2 })
    expect((await signalNow(signalId)).triage).toMatchObject({
      ...{ state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE', archiveComment: 'known scanner' },
    })
    expect(await auditedBy('security_signal')).toEqual({ action: 'MODIFIED', actor: BY_WORKFLOW })
  })

  it('is assigned to somebody, and to nobody', async () => {
    const signalId = await signal()
    expect(await run('signal.assign', { signalId, assigneeId: desk.ada.id })).toMatchObject({ changed: true })
    expect((await signalNow(signalId)).triage.assignee).toEqual({ handle: 'ada' })
    expect(await run('signal.assign', { signalId })).toMatchObject({ changed: true, assigneeId: null })
  })

  it('is commented on', async () => {
    const signalId = await signal()
    expect(await run('signal.comment', { signalId, comment: 'Seen by the workflow.' })).toEqual({ signalId })
    const { history } = await desk.run(
      `query ($id: ID!) { signal(id: $id) { history(first: 1) { edges { node { action newValue actor { kind } } } } } }`,
      { id: signalId },
    )
    expect(history.edges[0].node).toEqual({
      ...{ action: 'COMMENTED', newValue: 'Seen by the workflow.', actor: { kind: 'WORKFLOW' } },
    })
  })

  it.each([
    ['signal.triage', { state: 'ARCHIVED' }, /^There is no such signal/],
    ['signal.triage', { state: 'GONE' }, /^state: expected one of OPEN, UNDER_REVIEW, ARCHIVED/],
    ['signal.triage', { state: 'OPEN', archiveReason: 'OTHER' }, /archive reason only with the state ARCHIVED/],
    ['signal.assign', { assigneeId: 'usr_nobody' }, /^Expected the id of an enabled user/],
    ['signal.comment', { comment: 'x' }, /^There is no signal/],
    ['signal.comment', {}, /^comment: expected a text, got none/],
  ])('says why %s with %j is not done', async (id, parameters, message) => {
    const fault = await faultOf(run(id, { signalId: 'sig_00000000000000000000000000', ...parameters }))
    expect(fault).toMatchObject({ name: 'ActionFault', message: expect.stringMatching(message), passing: false })
  })
})

describe('a case', () => {
  it('is opened with a signal, gets another one and a comment', async () => {
    const [first, second] = [await signal(), await signal()]
    const created = await run('case.create', {
      ...{ project: 'sec', title: 'Stolen key', priority: 'P2', assigneeId: desk.ada.id, signalId: first },
    })
    expect(created).toEqual({
      caseId: expect.stringMatching(/^cas_/),
      key: expect.stringMatching(/^SEC-\d+$/),
    })
    const { caseId, key } = created as { caseId: string; key: string }
    expect(await run('case.add_signal', { caseId, signalId: second })).toEqual({ caseId, key })
    expect(await run('case.add_signal', { caseId, signalId: second })).toEqual({ caseId, key })
    await run('case.comment', { caseId, comment: 'Both keys are of one person.' })
    expect(await desk.get(key)).toMatchObject({
      priority: 'P2',
      assignee: { id: desk.ada.id },
      createdBy: { kind: 'WORKFLOW' },
    })
    expect((await desk.timeline(key)).map(({ kind }) => kind)).toContain('COMMENT')
    expect((await signalNow(second)).triage.state).toBe('UNDER_REVIEW')
    expect(await auditedBy('case_comment')).toEqual({ action: 'CREATED', actor: BY_WORKFLOW })
  })

  it('is not opened where a part of it is wrong', async () => {
    const wrong = { project: 'SEC', title: 'x', signalIds: ['sig_00000000000000000000000000'] }
    expect(await faultOf(run('case.create', wrong))).toMatchObject({ name: 'ActionFault', passing: false })
    expect((await faultOf(run('case.create', { project: 'NONE', title: 'x' })))?.message).toBe(
      'There is no case project NONE.',
    )
    expect((await faultOf(run('case.create', { ...wrong, signalIds: [1] })))?.message).toMatch(/^signalIds: expected/)
    expect(await desk.search('title:x')).toEqual([])
  })
})

it('an incident is declared from a case, with its signals', async () => {
  const [signalId, { id: caseId }] = [await signal(), await desk.create()]
  const declared = await run('incident.declare', { title: 'Keys on the loose', severity: 'SEV_2', signalId, caseId })
  expect(declared).toEqual({ incidentId: expect.stringMatching(/^inc_/), publicId: 1, title: 'Keys on the loose' })
  const incident = await desk.run(
    '{ incident(publicId: 1) { severity signalCount cases { id } declaredBy { kind name } } }',
  )
  expect(incident).toMatchObject({
    severity: 'SEV_2',
    signalCount: 1,
    declaredBy: { kind: 'WORKFLOW', name: 'Contain a key' },
  })
})

it('a suppression silences from then on, until it expires', async () => {
  const created = await run('suppression.create', {
    ...{ name: 'Scanner', ruleQuery: 'name:noisy', suppressionQuery: '@usr.id:scanner', expiresIn: 'P7D', tags: ['a'] },
  })
  expect(created).toMatchObject({ suppressionId: expect.stringMatching(/^sup_/), name: 'Scanner' })
  // The list that detection asks is the same that this one is read from.
  const list = '{ suppressions(query: "") { edges { node { name expiresAt tags } } } }'
  expect((await desk.run(list)).edges.map(({ node }: { node: object }) => node)).toEqual([
    { name: 'Scanner', expiresAt: created.expiresAt, tags: ['a'] },
  ])
  expect((await faultOf(run('suppression.create', { name: 'x', ruleQuery: 'a' })))?.message).toMatch(/got neither/)
  const endless = { name: 'x', ruleQuery: 'name:noisy', suppressionQuery: 'a', expiresIn: 'PT0S' }
  expect((await faultOf(run('suppression.create', endless)))?.message).toMatch(/^Expected a duration/)
})

describe('threat intelligence', () => {
  it('gets an address, knows it at once, and forgets it in time', async () => {
    const create = 'mutation ($input: ThreatFeedInput!) { createThreatFeed(input: $input) { id } }'
    const input = { name: 'Blocked by us', format: 'LINES', category: 'scanner', intention: 'MALICIOUS' }
    const { id: feedId } = await desk.run(create, { input })
    const ip = '203.0.114.7'
    expect(await run('threat_intel.lookup_ip', { ip })).toMatchObject({ listed: false, malicious: false, feeds: [] })
    const listed = { feed: 'Blocked by us', ip, validFor: 'P1D' }
    expect(await run('threat_feed.add_ip', listed)).toEqual({ feedId, indicators: [ip], added: 1 })
    expect(await run('threat_feed.add_ip', listed)).toMatchObject({ added: 0 })
    await expect
      .poll(() => run('threat_intel.lookup_ip', { ip }))
      .toMatchObject({
        ...{ listed: true, malicious: true, intention: 'MALICIOUS', category: 'scanner', feeds: ['Blocked by us'] },
      })
    desk.server.clock.advance(2 * 86_400_000)
    expect(await run('threat_intel.lookup_ip', { ip })).toMatchObject({ listed: false })
  })

  it('takes several addresses in one transaction', async () => {
    const { stores } = desk.server.app
    await stores.postgres.transaction(async (tx) => {
      for (const ips of [
        ['203.0.114.8', '203.0.114.0/28'],
        ['2001:470::7', '203.0.114.8'],
      ])
        await action('threat_feed.add_ip').perform(tx, {
          ...{ viewer: WORKFLOW, key: 'k', parameters: { feed: 'Blocked by us', ips } },
        })
    })
    const { threatFeeds } = (
      await desk.server.answer<{ threatFeeds: { indicatorCount: number }[] }>('{ threatFeeds { indicatorCount } }')
    ).data
    expect(threatFeeds).toEqual([{ indicatorCount: 4 }])
  })

  it.each([
    [{ feed: 'Blocked by us', ip: '10.0.0.1' }, /^Expected a public address/],
    [{ feed: 'Blocked by us', ip: 'example.com' }, /^Expected an address or a block/],
    [{ feed: 'None', ip: '203.0.114.7' }, /^There is no threat feed None/],
    [{ feed: 'Blocked by us', ip: '203.0.114.7', validFor: 'a week' }, /^Expected an ISO 8601 duration/],
  ])('refuses %j', async (parameters, message) => {
    expect((await faultOf(run('threat_feed.add_ip', parameters)))?.message).toMatch(message)
  })
})

it.each([
  ['signal.triage', { signalId: 'x', state: 'OPEN' }, 'security_monitoring_signals_write'],
  ['signal.assign', { signalId: 'x' }, 'security_monitoring_signals_write'],
  ['signal.comment', { signalId: 'x', comment: 'x' }, 'security_monitoring_signals_write'],
  ['case.create', { project: 'SEC', title: 'x' }, 'cases_write'],
  ['case.comment', { caseId: 'x', comment: 'x' }, 'cases_write'],
  ['case.add_signal', { caseId: 'x', signalId: 'x' }, 'cases_write'],
  ['incident.declare', { title: 'x', severity: 'SEV_1' }, 'incident_write'],
  [
    'suppression.create',
    { name: 'x', ruleQuery: 'name:noisy', suppressionQuery: 'a' },
    'security_monitoring_suppressions_write',
  ],
  ['threat_feed.add_ip', { feed: 'x', ip: '203.0.114.7' }, 'reference_tables_write'],
  ['threat_intel.lookup_ip', { ip: '203.0.114.7' }, 'reference_tables_read'],
] as const)('%s with %j takes the permission %s', async (id, parameters, permission) => {
  expect(await faultOf(run(id, parameters, without(permission)))).toEqual({
    ...{ name: 'ActionFault', message: `This needs the permission ${permission}.`, passing: false },
  })
})

it('what is rolled back has not happened', async () => {
  const { stores } = desk.server.app
  const failing = stores.postgres.transaction(async (tx) => {
    const parameters = { name: 'Never', ruleQuery: 'name:noisy', suppressionQuery: 'never' }
    await action('suppression.create').perform(tx, { viewer: WORKFLOW, key: 'k', parameters })
    throw new Error('the step after it')
  })
  await expect(failing).rejects.toThrow('the step after it')
  expect(JSON.stringify(await desk.run('{ suppressions(query: "") { edges { node { name } } } }'))).not.toContain(
    'Never',
  )
})
