import type { ValueCounts } from '../../explorer/index.ts'
import type { FacetMoves } from './difference.ts'

/** As many values as a facet lists at most; of those beyond, only how they move is told. */
export const MAX_VALUES = 1_000

/** How many signals have each value of a facet now; null stands for those without the field. */
export class FacetCounts {
  truncated: boolean
  readonly #counts: Map<string | null, number>

  constructor({ counts, missing, truncated }: ValueCounts) {
    this.#counts = new Map(counts)
    if (missing) this.#counts.set(null, missing)
    this.truncated = truncated
  }

  entries(): Iterable<readonly [string | null, number]> {
    return this.#counts
  }

  apply(moves: FacetMoves): void {
    for (const [value, by] of moves) {
      const known = this.#counts.get(value)
      // Of a value that is not listed nobody knows how many there are.
      if (known === undefined && this.truncated && value !== null) continue
      const count = (known ?? 0) + by
      if (count) this.#counts.set(value, count)
      else this.#counts.delete(value)
      if (this.#counts.size > MAX_VALUES + 1) {
        this.#counts.delete(value)
        this.truncated = true
      }
    }
  }
}
