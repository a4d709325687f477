import type { TimeRange } from '../../kernel/time.ts'
import type { AuditRepository } from './audit.repository.ts'
import type { AuditEventRow } from './audit-event.table.ts'
import { CHAIN_START, type ChainEnd, hashOf } from './chain.ts'

export interface AuditVerification {
  readonly valid: boolean
  /** How many events of the range were found to be as they were written. */
  readonly checked: number
  readonly firstBrokenId: string | null
}

interface Span {
  readonly first: number
  readonly last: number
}

/** Events are read in pieces, so that a long range takes no more memory than a short one. */
const PIECE = 500

/** Recomputes the chain and finds where it was tampered with. */
export class AuditVerifier {
  constructor(private readonly events: Pick<AuditRepository, 'extent' | 'listAfter' | 'neighbour'>) {}

  /**
   * The neighbours of the range are looked at as well: an event that was taken out of the range, or moved out of it, leaves a gap beside them. At
   * the newest event it is the stored end of the chain that tells whether something is missing.
   */
  async verify(range: TimeRange): Promise<AuditVerification> {
    const { headSequence, headHash, lowest, highest, before, newest } = await this.events.extent(range)
    const head: ChainEnd = { sequence: headSequence ?? 0, hash: headHash ?? '' }
    const [from, to] = [lowest ?? (before ?? 0) + 1, highest ?? before ?? 0]
    const span = { first: Math.max(from - 1, 1), last: Math.min(to + 1, head.sequence) }

    const walk = new Walk(span.first)
    const broken = await this.#walk(walk, span, range)
    if (broken) return { valid: false, checked: walk.checked, firstBrokenId: broken }
    const { place, last } = walk
    if (place <= span.last) return this.#broken(walk, await this.events.neighbour(place))
    if (last?.sequence === head.sequence && last.hash !== head.hash) return this.#broken(walk, last.id)
    // Whoever has the last event of all in view also sees what was put behind it.
    if ((newest ?? 0) > head.sequence && to >= head.sequence)
      return this.#broken(walk, await this.events.neighbour(head.sequence + 1))
    return { valid: true, checked: walk.checked, firstBrokenId: null }
  }

  #broken({ checked }: Walk, firstBrokenId: string | null): AuditVerification {
    return { valid: false, checked, firstBrokenId }
  }

  /** Answers the id of the first event that does not fit. */
  async #walk(walk: Walk, { first, last }: Span, range: TimeRange): Promise<string | null> {
    for (let after = first - 1; after < last; ) {
      const events = await this.events.listAfter(after, Math.min(PIECE, last - after))
      for (const event of events) {
        if (event.sequence > last) return null
        if (!walk.fits(event)) return event.id
        walk.step(event, range)
      }
      const end = events.at(-1)
      if (!end) return null
      after = end.sequence
    }
    return null
  }
}

/** Goes from event to event. */
class Walk {
  checked = 0
  last: AuditEventRow | null = null

  constructor(
    /** Where the next event has to be. */
    public place: number,
  ) {}

  fits(event: AuditEventRow): boolean {
    // The hash before the first event that is read is known only at the start of the chain.
    const previous = this.last ?? (this.place === 1 ? CHAIN_START : null)
    if (event.sequence !== this.place || (previous && event.previousHash !== previous.hash)) return false
    return isWhole(event) && hashOf(event) === event.hash
  }

  step(event: AuditEventRow, { from, to }: TimeRange): void {
    this.last = event
    this.place += 1
    if (event.at >= from && event.at < to) this.checked += 1
  }
}

/** What has another shape was never written so, and parts of it would be missing from what is hashed. */
const isWhole = ({ at, changes }: AuditEventRow): boolean =>
  at instanceof Date && Array.isArray(changes) && changes.every((change) => change && Object.keys(change).length === 3)
