import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TRAITS_OF_SIGNALS } from '../../migrations/1764200000600-traits.ts'
import type { SignalDraft } from '../../src/modules/signals/index.ts'
import type { RelatedSignalsQuery } from '../gql/graphql.ts'
import { graphql } from '../gql/index.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const RELATED = graphql(`
  query RelatedSignals($id: ID!, $first: Int, $after: String) {
    signal(id: $id) {
      relatedSignals(first: $first, after: $after) {
        total
        query
        edges {
          sharedFields {
            field
            value
          }
          node {
            id
            title
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
const PASTED = graphql(`
  query RelatedSignalsPasted($query: String!) {
    signalSearch(query: $query, range: { from: "now-1d", to: "now+1d" }) {
      total
      signals(first: 1000) {
        edges {
          node {
            id
          }
        }
      }
    }
  }
`)
const TWO = graphql(`
  query RelatedOfTwo($one: ID!, $other: ID!) {
    one: signal(id: $one) {
      ...RelatedTotal
    }
    other: signal(id: $other) {
      ...RelatedTotal
    }
  }

  fragment RelatedTotal on Signal {
    relatedSignals(first: 0) {
      total
    }
  }
`)

type Related = NonNullable<RelatedSignalsQuery['signal']>['relatedSignals'] | undefined

let server: TestApp
let groups = 0
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

async function open(...drafts: Partial<SignalDraft>[]): Promise<string[]> {
  const { signals } = server.app.modules
  const opened: string[] = []
  for (const draft of drafts) {
    groups += 1
    server.clock.advance(1_000)
    const whole = draftOf({ groupHash: `group ${groups}`, attributes: {}, entities: [], tags: [], ...draft })
    const [signal] = await server.app.stores.postgres.transaction((tx) =>
      signals.detected.openFromDetection(tx, [whole]),
    )
    opened.push(signal?.id ?? '')
  }
  await server.app.settled()
  return opened
}

const by = (...groupBy: [string, string][]): Partial<SignalDraft> => ({
  queries: draftOf().queries.map((query) => ({
    ...query,
    groupBy: groupBy.map(([field, value]) => ({ field, value })),
  })),
})

/** What the tab answers, after seeing that its query finds the same in the explorer. */
async function proven(id: string) {
  const { signal } = await server.ask(RELATED, { id, first: 1_000 })
  const related = signal?.relatedSignals
  if (!related) throw new Error('There is no tab.')
  const { signalSearch } = await server.ask(PASTED, { query: related.query })
  const pasted = signalSearch.signals.edges.map(({ node }) => node.id)
  expect([related.query, related.total, related.edges.map(({ node }) => node.id)]).toEqual([
    related.query,
    signalSearch.total,
    pasted,
  ])
  return { ...related, ids: pasted }
}

describe('related signals', () => {
  it('share the group-by values of a signal, whatever found them, the newest first, and it is not among them', async () => {
    const usr = { id: 'ada' }
    const [older, id, , newer] = await open(
      { attributes: { usr, network: { client: { ip: ['192.0.2.1', '192.0.2.2'] } } }, ruleId: 'rul_other' },
      {
        ...by(['@usr.id', 'ada']),
        attributes: { usr, network: { client: { ip: '192.0.2.2' } }, evt: { name: 'login' } },
      },
      { ...by(['@usr.id', 'bea']), attributes: { usr: { id: 'bea' }, network: { client: { ip: '192.0.2.2' } } } },
      { attributes: { usr: { id: ['ada', 'bea'] }, evt: { name: 'login' } }, source: null, service: [] },
    )
    const { edges, query, total } = await proven(id as string)
    expect({ query, total }).toEqual({ query: `@usr.id:ada -id:${id}`, total: 2 })
    expect(
      edges.map(({ node, sharedFields }) => [node.id, sharedFields.map(({ field, value }) => `${field}=${value}`)]),
    ).toEqual([
      [newer, ['@usr.id=ada', '@evt.name=login']],
      [older, ['@usr.id=ada', '@network.client.ip=192.0.2.2', 'service=okta', 'source=okta']],
    ])
  })

  it('name what both are about before what else they have in common', async () => {
    const entities = [{ kind: 'IP' as const, value: '198.51.100.9' }]
    const attributes = { a: 'x', usr: { id: 'eve' }, network: { client: { ip: '198.51.100.9' } } }
    const [, id] = await open({ attributes, entities }, { ...by(['@usr.id', 'eve']), attributes, entities })
    const [edge] = (await proven(id as string)).edges
    expect(edge?.sharedFields.map(({ field }) => field)).toEqual([
      '@usr.id',
      '@network.client.ip',
      '@a',
      'service',
      'source',
    ])
  })

  it('need all values of one query, and know hosts, services and tags', async () => {
    const both = { host: 'web-1', tags: ['env:prod'], service: ['shop'] }
    const [id, same] = await open(
      { ...both, ...by(['host', 'web-1'], ['env', 'Prod'], ['service', 'shop']) },
      both,
      { ...both, host: 'web-2' },
      { ...both, tags: ['env:dev'] },
    )
    const found = await proven(id as string)
    expect([found.query, found.ids]).toEqual([`host:web-1 env:prod service:shop -id:${id}`, [same]])
    expect(found.edges[0]?.sharedFields.slice(0, 3)).toEqual([
      { field: 'env', value: 'prod' },
      { field: 'host', value: 'web-1' },
      { field: 'service', value: 'shop' },
    ])
  })

  it('are those of any of its queries, and of any field that a value may be in', async () => {
    const [query] = draftOf().queries as [SignalDraft['queries'][number]]
    const grouped = (field: string, value: string) => ({ ...query, groupBy: [{ field, value }] })
    const [id, first, second, third] = await open(
      { queries: [grouped('@one', 'q'), grouped('@two|@three', 'q'), grouped('@one', 'q')] },
      { attributes: { one: 'q' } },
      { attributes: { two: 'q' } },
      { attributes: { three: ['q', 'r'] } },
      { attributes: { four: 'q' } },
    )
    const found = await proven(id as string)
    expect([found.query, found.ids]).toEqual([`(@one:q OR @two:q OR @three:q) -id:${id}`, [third, second, first]])
  })

  it('are those of the same rule for one that groups by nothing, or by what signals do not have', async () => {
    const own = { ruleId: 'rul_alone' }
    const [id, other] = await open({ ...own, ...by() }, { ...own, ...by(['status', 'error']) }, { ...by() })
    expect(await proven(id as string)).toMatchObject({ query: `@workflow.rule.id:rul_alone -id:${id}`, ids: [other] })
    expect((await proven(other as string)).ids).toEqual([id])
  })

  it('come a page at a time, and several signals are looked at together', async () => {
    const drafts = Array.from({ length: 7 }, () => ({
      ...by(['@usr.id', 'pages']),
      attributes: { usr: { id: 'pages' } },
    }))
    const ids = await open(...drafts)
    const id = ids[3] as string
    const seen: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page: Related = (await server.ask(RELATED, { id, first: 2, after })).signal?.relatedSignals
      expect(page?.total).toBe(6)
      seen.push(...(page?.edges.map(({ node }) => node.id) ?? []))
      more = page?.pageInfo.hasNextPage ?? false
      after = page?.pageInfo.endCursor ?? null
    }
    expect(seen).toEqual(ids.filter((other) => other !== id).reverse())
    const looks = vi.spyOn(server.app.modules.signals.service, 'byTraits')
    const { one, other } = await server.ask(TWO, { one: id, other: ids[0] as string })
    expect([one?.relatedSignals.total, other?.relatedSignals.total]).toEqual([6, 6])
    expect(looks).toHaveBeenCalledTimes(1)
    looks.mockRestore()
    const wrong = await server.answer(RELATED, { id, after: 'nonsense' })
    expect(wrong.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: 'after' } }])
  })

  it('are what the explorer finds, for any values, also after signals have got other ones', async () => {
    const value = fc.constantFrom('x', 'X', 'a b', '"', '*', '1', '1.50', 'true', 'ü', '-', 'a:b', '\\', ' ')
    const leaf = fc.oneof(value, fc.constantFrom<unknown>(1, 1.5, true, null), fc.array(value, { maxLength: 3 }))
    const attributes = fc.dictionary(fc.constantFrom('u', 'v', 'w.x', 'y'), fc.oneof(leaf, fc.record({ z: leaf })))
    const field = fc.constantFrom('@u', '@v', '@w.x', '@u.z', '@y.z', '@y', 'env', 'host', 'source', 'service')
    const signal = fc.record({
      attributes,
      grouped: fc.array(fc.tuple(field, value), { minLength: 1, maxLength: 2 }),
      tags: fc.subarray(['env:x', 'env:1', 'env:a b']),
      host: fc.constantFrom('x', '1', null),
      service: fc.subarray(['x', '1']),
    })
    const sampled = fc.sample(signal, { numRuns: 60, seed: 3 })
    const drafts = sampled.map(({ grouped, ...draft }) => ({ ...draft, ...by(...grouped), source: 'x' }))
    const ids = await open(...drafts)
    await extend(ids.slice(0, 20), drafts.slice(20, 40))
    for (const id of ids) await proven(id)
  })

  it('are found for signals that were there before anybody asked for them', async () => {
    const { dataSource } = server.app.stores.postgres
    const all = () =>
      dataSource.query(
        'SELECT signal_id, ARRAY(SELECT unnest(traits) AS trait ORDER BY trait) FROM signal_traits ORDER BY signal_id',
      )
    const before = await all()
    await dataSource.query('TRUNCATE signal_traits')
    await dataSource.query(TRAITS_OF_SIGNALS)
    expect(await all()).toEqual(before)
    expect(before.length).toBeGreaterThan(80)
  })
})

/** Detection goes on with signals, which then have the attributes of others. */
async function extend(ids: readonly string[], drafts: readonly Partial<SignalDraft>[]): Promise<void> {
  const { signals } = server.app.modules
  await server.app.stores.postgres.transaction(async (tx) => {
    const stored = await signals.detected.byIds(tx, ids)
    const extensions = stored.map((signal, index) => ({
      signal,
      draft: { ...draftOf({ groupHash: signal.groupHash, entities: [] }), ...drafts[index], queries: signal.queries },
    }))
    await signals.detected.extendFromDetection(tx, extensions)
  })
  await server.app.settled()
}
