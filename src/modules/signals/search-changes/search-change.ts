import { decodePosition, encodePosition, type FeedPosition } from '../../../feed/index.ts'
import { badInput } from '../../../kernel/errors.ts'
import { valueLabel } from '../../explorer/index.ts'
import type { LoadSignal } from '../dispatched-signals.ts'
import type { SignalSummary } from '../signal.ts'
import type { Difference } from './difference.ts'
import type { FacetCounts } from './facet-counts.ts'
import type { FollowedSearch } from './followed-search.ts'

export const SIGNAL_SEARCH_CHANGE_KINDS = ['SNAPSHOT', 'CHANGED', 'LAGGED'] as const
export type SignalSearchChangeKind = (typeof SIGNAL_SEARCH_CHANGE_KINDS)[number]

/** Everything about a search that its next event depends on: how far the feed has been followed, at what time, and what was found. */
export interface SearchMoment {
  readonly position: FeedPosition
  /** Epoch milliseconds. */
  readonly time: number
  readonly total: number
}

export interface FacetDelta {
  readonly field: string
  readonly value: string | null
  readonly label: string | null
  readonly delta: number
}

export interface SearchChange {
  readonly cursor: string
  readonly kind: SignalSearchChangeKind
  readonly total: number
  readonly lagged: number | null
  readonly enteredIds: readonly string[]
  readonly changedIds: readonly string[]
  readonly leftIds: readonly string[]
  readonly facetDeltas: readonly FacetDelta[]
  readonly truncatedFacets: readonly string[]
  readonly load: (ids: readonly string[]) => Promise<SignalSummary[]>
  /** What the client had before the event. */
  readonly since: SearchMoment
}

export class SearchEvents {
  constructor(private readonly search: FollowedSearch) {}

  snapshot(moment: SearchMoment, facets: readonly FacetCounts[]): SearchChange {
    return {
      ...this.#event('SNAPSHOT', moment, moment),
      facetDeltas: this.#deltas(facets.map((counts) => counts.entries())),
      truncatedFacets: this.search.facets.flatMap(({ field }, place) => (facets[place]?.truncated ? [field.name] : [])),
    }
  }

  changed(since: SearchMoment, moment: SearchMoment, difference: Difference, load: LoadSignal): SearchChange {
    const [enteredIds, changedIds, leftIds] = difference.ids()
    return {
      ...this.#event('CHANGED', since, moment),
      enteredIds,
      changedIds,
      leftIds,
      facetDeltas: this.#deltas(difference.facets),
      load: async (ids) => (await Promise.all(ids.map(load))).filter((signal) => signal !== null),
    }
  }

  lagged(count: number, since: SearchMoment): SearchChange {
    return { ...this.#event('LAGGED', since, since), lagged: count }
  }

  readCursor(cursor: string | null | undefined): SearchMoment | null {
    if (cursor === null || cursor === undefined) return null
    const [mark, time, total, place = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
    const position = decodePosition(place)
    if (position && mark === this.search.mark && isCount(time) && isCount(total)) {
      return { position, time: Number(time), total: Number(total) }
    }
    throw badInput(
      'after',
      `Expected the cursor of an event of this search, got ${JSON.stringify(cursor.slice(0, 80))}.`,
    )
  }

  #event(kind: SignalSearchChangeKind, since: SearchMoment, { position, time, total }: SearchMoment): SearchChange {
    const cursor = [this.search.mark, time, total, encodePosition(position)].join(' ')
    return {
      cursor: Buffer.from(cursor).toString('base64url'),
      kind,
      total,
      lagged: null,
      enteredIds: [],
      changedIds: [],
      leftIds: [],
      facetDeltas: [],
      truncatedFacets: [],
      load: async () => [],
      since,
    }
  }

  #deltas(facets: readonly Iterable<readonly [string | null, number]>[]): FacetDelta[] {
    return this.search.facets.flatMap(({ field }, place) =>
      [...(facets[place] ?? [])].map(([value, delta]) => ({
        field: field.name,
        value,
        label: value === null ? null : valueLabel(this.search.index, field, value),
        delta,
      })),
    )
  }
}

const isCount = (text: string | undefined): boolean => text !== undefined && /^\d{1,15}$/.test(text)
