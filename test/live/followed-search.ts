import { expect } from 'vitest'
import type { TestApp } from '../support/app.ts'
import type { Client, Stream } from './client.ts'

export interface Followed {
  readonly query: string
  readonly range: { readonly from: string; readonly to?: string }
  readonly facets: readonly string[]
}

export const FOLLOW = `subscription ExplorerLive($query: String!, $range: TimeRangeInput!, $facets: [String!]!, $after: String) {
  signalSearchChanges(query: $query, range: $range, facets: $facets, after: $after) {
    cursor kind total lagged leftIds truncatedFacets
    entered { id title version triage { state } }
    changed { id version triage { state } }
    facetDeltas { field value label delta }
  }
}`

/** Facets list the values of texts; numbers are counted by a top list each. */
const searchOf = (
  facets: readonly string[],
) => `query Fresh($query: String!, $range: TimeRangeInput!, $facets: [FacetInput!]!) {
  signalSearch(query: $query, range: $range) {
    total
    signals(first: 1000) { edges { node { id } } }
    facets(facets: $facets) { field kind missingCount values { value count } }
    ${facets.map((field, n) => `t${n}: topList(groupBy: { field: ${JSON.stringify(field)}, limit: 1000 }) { rows { key value } }`).join('\n')}
  }
}`

export interface Follower {
  stream: Stream
  readonly ids: Set<string>
  readonly counts: Map<string, number>
  total: number
  /** Takes what has come. */
  apply(): void
  /** Resolves when what was applied is what a fresh search answers. */
  agrees(): Promise<void>
  reconnect(client: Client): Promise<void>
}

/** A client that starts with nothing and applies whatever it is told. */
export function follow(server: TestApp, client: Client, followed: Followed): Follower {
  let applied = 0
  let hasList = false
  let resuming = false
  let cursor: string | null = null
  const run = (by: Client) => by.run(FOLLOW, { ...followed, after: cursor })

  const follower: Follower = {
    stream: run(client),
    ids: new Set(),
    counts: new Map(),
    total: 0,
    apply: () => {
      for (; applied < follower.stream.results.items.length; applied += 1) {
        const { data, errors } = follower.stream.results.items[applied] as { data: never; errors?: unknown }
        expect(errors).toBeUndefined()
        take((data as { signalSearchChanges: Event }).signalSearchChanges)
      }
    },
    agrees: async () => {
      const { ids, shown: fresh } = await freshly(server, followed)
      const same = () => {
        follower.apply()
        return JSON.stringify(shown()) === JSON.stringify(fresh)
      }
      await withinTime(follower.stream.results.until(same))
      expect(shown()).toEqual(fresh)
      // A snapshot tells numbers; the list is read once, and from then on what is told keeps it.
      if (!hasList) for (const id of ids) follower.ids.add(id)
      hasList = true
      expect([...follower.ids].sort()).toEqual(ids.toSorted())
    },
    reconnect: async (by) => {
      follower.apply()
      follower.stream = run(by)
      applied = 0
      // On a busy machine the first socket may have told nothing yet.
      resuming = cursor !== null
    },
  }

  function take(event: Event): void {
    cursor = event.cursor
    // What is told to who comes back is the difference.
    if (resuming) expect(event.kind).toBe('CHANGED')
    resuming = false
    if (event.kind === 'SNAPSHOT') {
      follower.counts.clear()
      follower.ids.clear()
      hasList = false
      follower.total = event.total
    }
    for (const { field, value, delta } of event.facetDeltas) {
      const key = JSON.stringify([field, value])
      const count = (follower.counts.get(key) ?? 0) + delta
      expect(count).toBeGreaterThanOrEqual(0)
      if (count) follower.counts.set(key, count)
      else follower.counts.delete(key)
    }
    for (const { id } of event.entered) {
      expect(follower.ids.has(id)).toBe(false)
      follower.ids.add(id)
    }
    for (const id of event.leftIds) follower.ids.delete(id)
    if (event.kind === 'CHANGED') {
      expect(event.total - follower.total).toBe(event.entered.length - event.leftIds.length)
      follower.total = event.total
    }
  }

  const shown = () => ({ total: follower.total, counts: [...follower.counts].sort(byKey) })
  return follower
}

/** What does not come is better shown as the difference that is left than as a test that hangs. */
async function withinTime(promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, 20_000)
  })
  await Promise.race([promise, late])
  clearTimeout(timer)
}

const byKey = ([a]: [string, number], [b]: [string, number]) => (a < b ? -1 : 1)

interface Event {
  cursor: string
  kind: string
  total: number
  entered: { id: string }[]
  changed: { id: string }[]
  leftIds: string[]
  facetDeltas: { field: string; value: string | null; label: string | null; delta: number }[]
}

interface Fresh {
  signalSearch: {
    total: number
    signals: { edges: { node: { id: string } }[] }
    facets: { field: string; kind: string; missingCount: number; values: { value: string; count: number }[] }[]
    [topList: `t${number}`]: { rows: { key: string; value: number }[] }
  }
}

async function freshly(server: TestApp, { query, range, facets }: Followed) {
  const { data, errors } = await server.answer<Fresh>(searchOf(facets), {
    query,
    range,
    facets: facets.map((field) => ({ field, limit: 1_000 })),
  })
  expect(errors).toEqual([])
  const { signalSearch: found } = data
  const counts = new Map<string, number>()
  for (const [n, { field, kind, missingCount, values }] of found.facets.entries()) {
    const isText = kind === 'STRING' || kind === 'IP'
    const rows = isText ? values.map(({ value, count }) => ({ key: value, value: count })) : found[`t${n}`]?.rows
    if (missingCount) counts.set(JSON.stringify([field, null]), missingCount)
    for (const { key, value } of rows ?? []) if (value) counts.set(JSON.stringify([field, key]), value)
  }
  return {
    ids: found.signals.edges.map(({ node }) => node.id),
    shown: { total: found.total, counts: [...counts].sort(byKey) },
  }
}
