import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../live/client.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { type BulkDesk, CANCEL, EVERYTHING, openBulkDesk, UNDO } from './bulk-desk.ts'

const SIGNALS = 2_500

let desk: BulkDesk
let ids: string[]

beforeAll(async () => {
  desk = await openBulkDesk()
  ids = await desk.open(SIGNALS)
})

afterAll(() => desk.close())

const connect = () => Client.connect(`${desk.url.replace('http', 'ws')}/graphql`, ADMIN_KEY)
const PROGRESS = `subscription ($id: ID!) { bulkActionProgress(id: $id) { state total changed unchanged failed finishedAt startedBy { name } undoable } }`

describe('a large bulk action', () => {
  it('is about the signals that there were when it began, whatever happens meanwhile', async () => {
    const selection = { ...EVERYTHING, query: '@workflow.triage.state:open' }
    const action = await desk.triage(selection, { state: 'UNDER_REVIEW' }, { expectedCount: SIGNALS })
    // These enter the query, that one leaves it.
    const [late] = await desk.open(3)
    const left = ids.at(-1) as string
    await desk.triage({ ids: [left] }, { state: 'UNDER_REVIEW' })
    const { action: done, nodes } = await desk.outcomes(action.id)
    expect(nodes.map(({ signalId }) => signalId)).toEqual(ids)
    expect(done).toMatchObject({ state: 'COMPLETED', total: SIGNALS, failed: 0 })
    expect(done.changed + done.unchanged).toBe(SIGNALS)
    const signals = await desk.signals()
    expect(signals.get(late as string)).toMatchObject({ version: 1, triage: { state: 'OPEN' } })
    expect(ids.every((id) => signals.get(id)?.version === 2)).toBe(true)
  })

  it('tells how far it is, and of its end when searching shows all of it', async () => {
    const client = await connect()
    const action = await desk.triage({ ids }, { state: 'OPEN' })
    const { results } = client.run(PROGRESS, { id: action.id })
    const steps = await results.until((items) => items.at(-1)?.data?.bulkActionProgress.state === 'COMPLETED')
    const found = await desk.signals('@workflow.triage.state:open')
    expect(found.size).toBeGreaterThanOrEqual(SIGNALS)
    const counts = steps.map(({ data }) => data.bulkActionProgress.changed)
    expect(counts).toEqual([...counts].sort((left, right) => left - right))
    expect(steps.at(-1)?.data.bulkActionProgress).toMatchObject({
      ...{ total: SIGNALS, changed: SIGNALS, startedBy: { name: expect.any(String) }, undoable: true },
    })
    // Who comes later is told the end at once.
    const later = client.run(PROGRESS, { id: action.id })
    expect((await later.results.count(1))[0]?.data.bulkActionProgress.state).toBe('COMPLETED')
    const nobody = client.run(PROGRESS, { id: 'blk_none' })
    expect(await nobody.ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    client.kill()
  })

  it('holds the signal feed of whoever started it until it is done', async () => {
    const client = await connect()
    const { results } = client.run('subscription { signalFeed(query: "") { kind signal { id } } }')
    await client.roundTrip()
    await desk.triage({ ids }, { state: 'UNDER_REVIEW' })
    const events = await results.until((items) => items.length >= SIGNALS + 2)
    const kinds = events.map(({ data }) => data.signalFeed.kind)
    expect(kinds.slice(0, 2)).toEqual(['HELD', 'RESUMED'])
    expect(new Set(kinds.slice(2))).toEqual(new Set(['UPDATED']))
    client.kill()
  })

  it('that is cancelled leaves the rest alone, and its part is undone', async () => {
    await desk.app.modules.bulk.runner.idle()
    const before = await desk.signals()
    const action = await desk.triage({ ids }, { state: 'ARCHIVED' })
    const { cancelBulkAction } = await desk.ask(CANCEL, { id: action.id })
    expect(cancelBulkAction).toMatchObject({ state: 'CANCELLED', finishedAt: expect.any(String) })
    const { action: cancelled, nodes } = await desk.outcomes(action.id)
    expect(cancelled.changed).toBeLessThan(SIGNALS)
    expect(nodes).toHaveLength(cancelled.changed)
    const signals = await desk.signals('@workflow.triage.state:archived')
    expect([...signals.keys()].sort()).toEqual(nodes.map(({ signalId }) => signalId).sort())
    expect((await desk.ask(CANCEL, { id: action.id })).cancelBulkAction.state).toBe('CANCELLED')
    if (!cancelled.undoable) return
    const { undoBulkAction } = await desk.ask(UNDO, { id: action.id })
    await desk.outcomes(undoBulkAction.id)
    const after = await desk.signals()
    expect(ids.map((id) => after.get(id)?.triage)).toEqual(ids.map((id) => before.get(id)?.triage))
  })
})

describe('what breaks', () => {
  it('is one signal, not those beside it', async () => {
    const [good, bad, other] = await desk.open(3)
    await desk.app.stores.postgres.transaction(async (tx) => {
      await tx.query(`
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
        CREATE TRIGGER refuse BEFORE UPDATE ON signals FOR EACH ROW WHEN (OLD.id = '${bad}') EXECUTE FUNCTION refuse();
      `)
    })
    const selection = { ids: [good, bad, other] as string[] }
    const { id } = await desk.triage(selection, { state: 'ARCHIVED', archiveReason: 'REMEDIATED' })
    const { action, nodes } = await desk.outcomes(id)
    expect(action).toMatchObject({ state: 'COMPLETED', changed: 2, failed: 1 })
    expect(nodes[1]).toMatchObject({ signalId: bad, outcome: 'FAILED', code: 'INTERNAL_SERVER_ERROR' })
    expect(nodes[1]?.message).not.toContain('refused')
    const { auditEvents } = await auditOf(bad as string)
    expect(auditEvents.edges.map(({ node }) => node.action)).toEqual(['CREATED'])
  })
})

async function auditOf(signalId: string) {
  const { data } = await desk.answer<{ auditEvents: { edges: { node: { action: string } }[] } }>(
    `query ($query: String!) { auditEvents(query: $query, range: { from: "now-90d", to: "now+1d" }) { edges { node { action } } } }`,
    { query: `@asset.id:${signalId}` },
  )
  return data
}
