import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../live/client.ts'
import { ADD, type CaseDesk, openCaseDesk, UPDATE } from './desk.ts'

const MERGE = `mutation ($into: ID!, $ids: [ID!]!) { mergeCases(intoCaseId: $into, caseIds: $ids) { id key signalCount mergedCases { key } watchers { id } } }`
const UNMERGE = 'mutation ($id: ID!) { unmergeCase(caseId: $id) { id key signalCount mergedInto { key } } }'
const COMMENT = 'mutation ($caseId: ID!, $body: String!) { commentOnCase(caseId: $caseId, body: $body) { id } }'
const EDIT = 'mutation ($id: ID!, $body: String!) { editCaseComment(id: $id, body: $body) { id } }'
const REMOVE =
  'mutation ($caseId: ID!, $signalId: ID!) { removeSignalFromCase(caseId: $caseId, signalId: $signalId) { signalCount } }'
const WATCH = 'mutation ($caseId: ID!, $watching: Boolean!) { watchCase(caseId: $caseId, watching: $watching) { id } }'
const WRITE =
  'mutation ($caseId: ID!, $cells: [NotebookCellInput!]!) { writeCaseNotebook(caseId: $caseId, cells: $cells) { id } }'
const TRIAGE = 'mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { version } }'
const SIGNAL = 'query ($id: ID!) { signal(id: $id) { triage { state changedAt } cases { key } } }'
const WHOLE = `query ($key: String!) { case(key: $key) {
  id key version title description status priority closeReason assignee { id } createdAt closedAt signalCount mergedInto { key } mergedCases { key }
  watchers { id } notebook { id kind body updatedAt updatedBy { id } }
  signalSearch { total signals(first: 100) { edges { node { id } } } }
  timeline(first: 1000) { edges { node { id at kind body field previousValue newValue editedAt signalCount actor { name } case { key } } } } } }`

let desk: CaseDesk

beforeAll(async () => {
  desk = await openCaseDesk()
})

afterAll(() => desk.server.close())

const merge = (into: string, ...ids: string[]) => desk.run(MERGE, { into, ids })
const unmerge = (id: string) => desk.run(UNMERGE, { id })
const ids = (found: { signalSearch: { signals: { edges: { node: { id: string } }[] } } }) =>
  found.signalSearch.signals.edges.map(({ node }) => node.id).sort()

/** Everything that a client can see of a case, but that it was merged and parted. */
async function wholeOf(id: string) {
  const { timeline, signalSearch, ...found } = await desk.run(WHOLE, { key: id })
  const events = timeline.edges
    .map(({ node }: { node: { kind: string } }) => node)
    .filter(({ kind }: { kind: string }) => kind !== 'MERGED' && kind !== 'UNMERGED')
  return { ...found, signals: ids({ signalSearch }), total: signalSearch.total, events }
}

describe('merged cases', () => {
  it('bring their signals, comments and watchers, and say where they went', async () => {
    const [first, second, third] = (await desk.signals(3)).map(({ id }) => id) as [string, string, string]
    const into = await desk.create({ title: 'Into', signalIds: [first] })
    const from = await desk.create({ title: 'From', signalIds: [first, second, third] }, desk.grace.key)
    await desk.run(COMMENT, { caseId: into.id, body: 'of into' })
    await desk.run(COMMENT, { caseId: from.id, body: 'of from' }, desk.grace.key)
    expect(await merge(into.id, from.id)).toMatchObject({
      signalCount: 3,
      mergedCases: [{ key: from.key }],
      watchers: [{ id: desk.ada.id }, { id: desk.grace.id }],
    })
    const [whole, merged] = [await desk.run(WHOLE, { key: into.key }), await desk.run(WHOLE, { key: from.key })]
    expect(ids(whole)).toEqual([first, second, third].sort())
    expect(merged).toMatchObject({ mergedInto: { key: into.key }, signalCount: 0, signalSearch: { total: 0 } })
    const lines = whole.timeline.edges.map(
      ({ node }: { node: { kind: string; body: string; newValue: string; case: { key: string } } }) => [
        node.kind,
        node.body ?? node.newValue,
        node.case.key,
      ],
    )
    expect(lines).toContainEqual(['COMMENT', 'of from', from.key])
    expect(lines).toContainEqual(['MERGED', from.key, into.key])
    expect(lines).not.toContainEqual(['MERGED', into.key, from.key])
    expect(await desk.run(SIGNAL, { id: second })).toMatchObject({ cases: [{ key: into.key }] })
    expect(await desk.search(`title:from`)).toEqual([])
    expect(await desk.search(`merged_into:${into.id}`)).toEqual([from.key])
    expect(await desk.search('merged_into:*')).toContain(from.key)
  })

  it('are not changed meanwhile, but for their comments, which the other case shows', async () => {
    const [into, from] = [await desk.create(), await desk.create()]
    const { id: comment } = await desk.run(COMMENT, { caseId: from.id, body: 'before' })
    await merge(into.id, from.id)
    expect(await desk.refusal(UPDATE, { id: from.id, input: { title: 'x' } })).toEqual(['CONFLICT'])
    expect(await desk.refusal(COMMENT, { caseId: from.id, body: 'x' })).toEqual(['CONFLICT'])
    expect(await desk.refusal(ADD, { caseId: from.id, signalIds: [] })).toEqual(['CONFLICT'])
    expect(await desk.refusal(WRITE, { caseId: from.id, cells: [] })).toEqual(['CONFLICT'])
    expect(await desk.refusal(WATCH, { caseId: from.id, watching: true })).toEqual(['CONFLICT'])
    await desk.run(EDIT, { id: comment, body: 'after' })
    expect((await desk.timeline(into.key)).map(({ body }) => body)).toContain('after')
  })

  it('cannot be merged into themselves, into merged ones, twice, or not at all', async () => {
    const [a, b, c] = [await desk.create(), await desk.create(), await desk.create()]
    expect(await desk.refusal(MERGE, { into: a.id, ids: [b.id, a.id] })).toEqual([
      { code: 'BAD_USER_INPUT', path: 'caseIds.1' },
    ])
    expect(await desk.refusal(MERGE, { into: a.id, ids: [] })).toEqual([{ code: 'BAD_USER_INPUT', path: 'caseIds' }])
    expect(await desk.refusal(MERGE, { into: a.id, ids: [b.id, 'cas_none'] })).toEqual(['NOT_FOUND'])
    expect(await desk.refusal(MERGE, { into: a.id, ids: [b.id] }, desk.reader.key)).toEqual(['FORBIDDEN'])
    expect(await desk.refusal(UNMERGE, { id: a.id })).toEqual(['CONFLICT'])
    await merge(a.id, b.id)
    expect(await desk.refusal(MERGE, { into: b.id, ids: [c.id] })).toEqual(['CONFLICT'])
    expect(await desk.refusal(MERGE, { into: c.id, ids: [b.id] })).toEqual(['CONFLICT'])
    expect(await desk.refusal(MERGE, { into: b.id, ids: [a.id] })).toEqual(['CONFLICT'])
    await merge(c.id, a.id)
    expect(await desk.refusal(UNMERGE, { id: b.id })).toEqual(['CONFLICT'])
    expect((await desk.get(c.key)).mergedCases).toEqual([{ key: a.key }])
  })

  it('keep what was changed since when they are parted', async () => {
    const [own, kept, gone, late] = (await desk.signals(4)).map(({ id }) => id) as [string, string, string, string]
    const into = await desk.create({ signalIds: [own] })
    const from = await desk.create({ signalIds: [kept, gone, own] })
    const { id: comment } = await desk.run(COMMENT, { caseId: from.id, body: 'before' })
    await merge(into.id, from.id)
    await desk.run(REMOVE, { caseId: into.id, signalId: gone })
    await desk.add(into.id, [late])
    await desk.run(COMMENT, { caseId: into.id, body: 'meanwhile' })
    await desk.run(EDIT, { id: comment, body: 'edited' })
    await desk.update(into.id, { priority: 'P1' })
    expect(await unmerge(from.id)).toMatchObject({ key: from.key, signalCount: 2, mergedInto: null })
    const [one, other] = [await wholeOf(into.id), await wholeOf(from.id)]
    expect([one.signals, one.signalCount, one.priority]).toEqual([[own, late].sort(), 2, 'P1'])
    expect([other.signals, other.signalCount]).toEqual([[own, kept].sort(), 2])
    expect(other.events.map(({ body }: { body: string }) => body)).toContain('edited')
    expect(one.events.map(({ body }: { body: string }) => body)).toEqual(expect.arrayContaining(['meanwhile']))
    expect(one.events.map(({ body }: { body: string }) => body)).not.toContain('edited')
    expect(await desk.search(`key:${from.key}`)).toEqual([from.key])
    expect((await desk.timeline(into.key)).at(-1)).toMatchObject({
      kind: 'UNMERGED',
      previousValue: from.key,
      signalCount: 1,
    })
  })
})

describe('at the same time', () => {
  it('two cases are merged into each other by one of two people only', async () => {
    const [a, b] = [await desk.create(), await desk.create()]
    const refusals = await Promise.all([
      desk.refusal(MERGE, { into: a.id, ids: [b.id] }),
      desk.refusal(MERGE, { into: b.id, ids: [a.id] }, desk.grace.key),
    ])
    expect(refusals.toSorted((left, right) => left.length - right.length)).toEqual([[], ['CONFLICT']])
  })

  it('signals are added, moved and parted, and each case counts what it has', async () => {
    const signals = (await desk.signals(30)).map(({ id }) => id)
    const cases = await Promise.all(
      [0, 10, 20].map((from) => desk.create({ signalIds: signals.slice(from, from + 10) })),
    )
    const [a, b, c] = cases.map(({ id }: { id: string }) => id) as [string, string, string]
    const all = (ids: string) => desk.server.answer(ADD, { caseId: ids, signalIds: signals }, desk.ada.key)
    const answers = await Promise.all([
      all(a),
      desk.server.answer(MERGE, { into: a, ids: [b] }, desk.ada.key),
      all(c),
      desk.server.answer(MERGE, { into: c, ids: [a] }, desk.grace.key),
      all(b),
      desk.server.answer(UNMERGE, { id: b }, desk.grace.key),
      desk.server.answer(UNMERGE, { id: a }, desk.ada.key),
    ])
    // Who came second to a case may be refused, but nobody runs into anybody.
    for (const { errors } of answers) for (const { extensions } of errors) expect(extensions.code).toBe('CONFLICT')
    for (const id of [a, b, c]) {
      const { total, signalCount } = await wholeOf(id)
      expect(total).toBe(signalCount)
    }
    const held = await Promise.all(signals.map((id) => desk.run(SIGNAL, { id })))
    for (const { cases: of } of held) expect(of.length).toBeGreaterThan(0)
  })
})

it('whoever follows a case sees what happens to the comments of merged ones', async () => {
  const [into, from] = [await desk.create(), await desk.create()]
  const { id: comment } = await desk.run(COMMENT, { caseId: from.id, body: 'before' })
  const client = await Client.connect(`${desk.server.url.replace('http', 'ws')}/graphql`, desk.ada.key)
  const stream = client.run(
    'subscription ($id: ID!) { caseActivity(id: $id) { id kind body newValue previousValue } }',
    {
      id: into.id,
    },
  )
  await client.roundTrip()
  await merge(into.id, from.id)
  await desk.run(EDIT, { id: comment, body: 'after' })
  await unmerge(from.id)
  await desk.run(EDIT, { id: comment, body: 'elsewhere' })
  await desk.run(COMMENT, { caseId: into.id, body: 'here' })
  expect((await stream.results.count(4)).map(({ data }) => data.caseActivity)).toMatchObject([
    { kind: 'MERGED', newValue: from.key },
    { id: comment, kind: 'COMMENT', body: 'after' },
    { kind: 'UNMERGED', previousValue: from.key },
    { kind: 'COMMENT', body: 'here' },
  ])
  client.kill()
})

it('a signal that was taken out of a case through a third one, and put in by hand, stays there', async () => {
  const [signal] = (await desk.signals(1)).map(({ id }) => id) as [string]
  const [from, into, third] = [await desk.create({ signalIds: [signal] }), await desk.create(), await desk.create()]
  await merge(into.id, from.id)
  await merge(third.id, into.id)
  await desk.run(REMOVE, { caseId: third.id, signalId: signal })
  expect(await unmerge(into.id)).toMatchObject({ signalCount: 0 })
  await desk.add(into.id, [signal])
  expect(await unmerge(from.id)).toMatchObject({ signalCount: 0 })
  expect(await wholeOf(into.id)).toMatchObject({ signalCount: 1, signals: [signal] })
})

/** Which of six signals a case has, which of them were opened again, and what people did with the case. */
const caseState = fc.record({
  signals: fc.subarray([0, 1, 2, 3, 4, 5]),
  reopened: fc.subarray([0, 1, 2, 3, 4, 5]),
  comments: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  watched: fc.boolean(),
  closed: fc.boolean(),
})

/** Each merges a case into another one; undone from the last to the first, or in any order where all have one target. */
const merges = fc.constantFrom<
  readonly { readonly merge: readonly [number, ...number[]]; readonly part: readonly number[] }[]
>(
  [{ merge: [0, 1], part: [1] }],
  [{ merge: [0, 1, 2], part: [1, 2] }],
  [{ merge: [0, 1, 2], part: [2, 1] }],
  [
    { merge: [0, 1], part: [] },
    { merge: [2, 0], part: [0, 1] },
  ],
  [
    { merge: [1, 2], part: [] },
    { merge: [0, 1], part: [1, 2] },
  ],
)

it('merging and parting leaves everything as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(caseState, caseState, caseState), merges, async (states, steps) => {
      const signals = (await desk.signals(6)).map(({ id }) => id)
      const of = (places: readonly number[]) => places.map((place) => signals[place] as string)
      const cases: string[] = []
      for (const state of states) {
        const { id } = await desk.create({ signalIds: of(state.signals) })
        cases.push(id)
        for (const body of state.comments) await desk.run(COMMENT, { caseId: id, body })
        await desk.run(WATCH, { caseId: id, watching: state.watched }, desk.grace.key)
        await desk.run(WRITE, { caseId: id, cells: state.comments.map((body) => ({ kind: 'MARKDOWN', body })) })
        if (state.closed) await desk.update(id, { status: 'CLOSED', closeReason: 'OTHER' })
        for (const signalId of of(state.reopened)) await desk.run(TRIAGE, { input: { signalId, state: 'OPEN' } })
      }
      const everything = async () => ({
        cases: await Promise.all(cases.map(wholeOf)),
        signals: await Promise.all(signals.map((id) => desk.run(SIGNAL, { id }))),
      })
      const before = await everything()
      desk.server.clock.advance(60_000)
      for (const {
        merge: [into, ...from],
      } of steps)
        await merge(cases[into] as string, ...from.map((place) => cases[place] as string))
      const head = await wholeOf(cases[steps.at(-1)?.merge[0] as number] as string)
      const part = new Set(steps.flatMap(({ merge: members }) => members))
      const all = before.cases.filter((_, place) => part.has(place))
      expect(head.signals).toEqual([...new Set(all.flatMap((one) => one.signals))].sort())
      expect(head.total).toBe(head.signalCount)
      expect(head.events.map(({ id }: { id: string }) => id).sort()).toEqual(
        all.flatMap((one) => one.events.map(({ id }: { id: string }) => id)).sort(),
      )
      expect(new Set(head.watchers.map(({ id }: { id: string }) => id))).toEqual(
        new Set(all.flatMap((one) => one.watchers.map(({ id }: { id: string }) => id))),
      )
      for (const { part: parted } of steps) for (const place of parted) await unmerge(cases[place] as string)
      expect(await everything()).toEqual(before)
    }),
    { numRuns: 10 },
  )
}, 240_000)
