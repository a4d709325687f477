import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { gate } from '../feed/collect.ts'
import { draftOf } from '../signals/draft.ts'
import { analyst, type LiveDesk, openLiveDesk } from './desk.ts'
import { FOLLOW } from './followed-search.ts'

let desk: LiveDesk

beforeAll(async () => {
  desk = await openLiveDesk('2026-03-02T09:00:00.000Z')
})

afterEach(() => desk.leave())

afterAll(() => desk.server.close())

const move = (state: string) => ({ kind: 'TRIAGE', change: { state } }) as never

it('keeps the list of a followed search right when a change far behind in the feed is the earlier one', async () => {
  const { server, open, triage, connect } = desk
  const { stores, modules } = server.app
  const { batch, detected } = modules.signals
  const signal = await open()
  // More than a listener gets at once.
  const drafts = Array.from({ length: 560 }, (_, n) => draftOf({ groupHash: `many ${n}` }))
  const others = await stores.postgres.transaction((tx) => detected.openFromDetection(tx, drafts))
  server.clock.advance(1_000)
  await server.app.settled()
  const stream = (await connect()).run(FOLLOW, {
    query: '-@workflow.triage.state:open',
    range: { from: 'now-1h' },
    facets: ['@workflow.triage.state'],
  })
  await stream.results.count(1)
  const [begun, release] = [gate(), gate()]
  const large = stores.postgres.transaction(async (tx) => {
    await tx.query('SELECT pg_current_xact_id()')
    begun.open()
    await release.opened
    await batch.apply(tx, analyst, [signal], move('OPEN'))
    const ids = others.map(({ id }) => id)
    return batch.apply(tx, analyst, ids, move('UNDER_REVIEW'))
  })
  await begun.opened
  await triage(signal, 'UNDER_REVIEW')
  release.open()
  expect((await large).every(({ outcome }) => outcome === 'CHANGED')).toBe(true)
  await stream.results.until((items) => items.at(-1)?.data.signalSearchChanges.total === 560)
  const told = stream.results.items.map(({ data }) => data.signalSearchChanges)
  const shown = new Set(told.flatMap(({ entered, changed }) => [...entered, ...changed]).map(({ id }) => id))
  expect(shown.size).toBe(560)
  expect(shown).not.toContain(signal)
})
