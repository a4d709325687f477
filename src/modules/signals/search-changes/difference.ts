import type { CountedSignal } from './followed-search.ts'
import { isWithin, type Span } from './moving-range.ts'

/** How much a facet's counts have moved, by value; null stands for signals without the field. */
export type FacetMoves = ReadonlyMap<string | null, number>

interface Membership {
  readonly was: boolean
  is: boolean
  changed: boolean
}

/** What has become of a search between two moments. */
export class Difference {
  total = 0
  readonly facets: readonly Map<string | null, number>[]
  readonly #members = new Map<string, Membership>()

  constructor(facets: number) {
    this.facets = Array.from({ length: facets }, () => new Map())
  }

  /** Signals that were looked at. */
  get size(): number {
    return this.#members.size
  }

  /** Counts a signal as in one state, in one span, and no longer as in another. */
  recount(before: CountedSignal | null, then: Span, after: CountedSignal | null, now: Span): void {
    if (before && isWithin(then, before.timestamp)) this.#add(before, -1)
    if (after && isWithin(now, after.timestamp)) this.#add(after, 1)
  }

  /** Tells whether the search showed a signal before, and shows it now. What is told later adds to it. */
  show(id: string, was: boolean, is: boolean, changed: boolean): void {
    const known = this.#members.get(id)
    if (!known) {
      this.#members.set(id, { was, is, changed })
    } else {
      known.is = is
      known.changed ||= changed
    }
  }

  get empty(): boolean {
    return (
      this.ids().every((ids) => ids.length === 0) && this.facets.every((moves) => ![...moves.values()].some(Boolean))
    )
  }

  /** Of what entered, what changed within, and what left. */
  ids(): [entered: string[], changed: string[], left: string[]] {
    const lists: [string[], string[], string[]] = [[], [], []]
    for (const [id, { was, is, changed }] of this.#members) {
      if (is && !was) lists[0].push(id)
      else if (is && changed) lists[1].push(id)
      else if (was && !is) lists[2].push(id)
    }
    return lists
  }

  #add({ found, values }: CountedSignal, by: 1 | -1): void {
    if (found) this.total += by
    values.forEach((list, facet) => {
      const moves = this.facets[facet]
      if (!list || !moves) return
      if (list.length === 0) move(moves, null, by)
      for (const value of list) move(moves, value, by)
    })
  }
}

function move(moves: Map<string | null, number>, value: string | null, by: number): void {
  const sum = (moves.get(value) ?? 0) + by
  if (sum) moves.set(value, sum)
  else moves.delete(value)
}

export const isShown = (signal: CountedSignal | null, span: Span): boolean =>
  signal?.found === true && isWithin(span, signal.timestamp)
