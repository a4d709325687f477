import type { RuleQuery } from '../rules/index.ts'

/** The matches of one query at one time; those that enter and leave a window together may be taken together as well. */
export interface MatchedMoment {
  readonly at: number
  readonly query: number
  readonly count: number
  readonly sum: number
  readonly max: number
  readonly distinctValues: readonly string[]
  /** Time of the earliest of them; `at` is that of the latest. */
  readonly earliest: number
}

/** One query's result over the last so many milliseconds. Moments are added in the order of time. */
export interface SlidingWindow {
  add(moment: MatchedMoment): void
  /** Forgets what lies at `time` or before. */
  expire(time: number): void
  /** Null when nothing is in the window. */
  value(): number | null
}

export function slidingWindow(aggregation: RuleQuery['aggregation']): SlidingWindow {
  switch (aggregation) {
    case 'CARDINALITY':
      return new DistinctWindow()
    case 'MAX':
      return new MaxWindow()
    case 'SUM':
      return new TotalWindow((moment) => moment.sum)
    default:
      return new TotalWindow((moment) => moment.count)
  }
}

class TotalWindow implements SlidingWindow {
  readonly #moments = new Queue<MatchedMoment>()
  #total = 0

  constructor(private readonly amount: (moment: MatchedMoment) => number) {}

  add(moment: MatchedMoment): void {
    this.#moments.push(moment)
    this.#total += this.amount(moment)
  }

  expire(time: number): void {
    for (let first = this.#moments.first(); first && first.at <= time; first = this.#moments.first()) {
      this.#moments.shift()
      // An empty window starts afresh, so that rounding errors do not pile up.
      this.#total = this.#moments.first() ? this.#total - this.amount(first) : 0
    }
  }

  value(): number | null {
    return this.#moments.first() ? this.#total : null
  }
}

/** Keeps only what can still become the largest. */
class MaxWindow implements SlidingWindow {
  #moments: MatchedMoment[] = []

  add(moment: MatchedMoment): void {
    while (this.#moments.length && (this.#moments.at(-1) as MatchedMoment).max <= moment.max) this.#moments.pop()
    this.#moments.push(moment)
  }

  expire(time: number): void {
    const alive = this.#moments.findIndex(({ at }) => at > time)
    if (alive !== 0) this.#moments = alive === -1 ? [] : this.#moments.slice(alive)
  }

  value(): number | null {
    return this.#moments[0]?.max ?? null
  }
}

class DistinctWindow implements SlidingWindow {
  /** Value to the time when it was last seen, the one not seen for longest first. */
  readonly #lastSeen = new Map<string, number>()

  add({ at, distinctValues }: MatchedMoment): void {
    for (const value of distinctValues) {
      this.#lastSeen.delete(value)
      this.#lastSeen.set(value, at)
    }
  }

  expire(time: number): void {
    for (const [value, at] of this.#lastSeen) {
      if (at > time) return
      this.#lastSeen.delete(value)
    }
  }

  value(): number | null {
    return this.#lastSeen.size || null
  }
}

/** An array whose front is moved and now and then cut off: `shift` of a long array copies it. */
class Queue<Item> {
  #items: Item[] = []
  #front = 0

  push(item: Item): void {
    this.#items.push(item)
  }

  first(): Item | undefined {
    return this.#items[this.#front]
  }

  shift(): void {
    this.#front += 1
    if (this.#front > 1_000 && this.#front * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#front)
      this.#front = 0
    }
  }
}
