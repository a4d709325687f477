import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { ReadIndicator, Reading, RejectedLine } from './formats/reading.ts'
import type { IndicatorChanges, IndicatorRepository } from './indicator.repository.ts'
import type { ThreatFeedRepository } from './threat-feed.repository.ts'
import type { ThreatFeedRow } from './threat-feed.table.ts'

export interface Imported extends IndicatorChanges {
  /** The first thousand; `rejectedCount` counts them all. */
  readonly rejected: readonly RejectedLine[]
  readonly rejectedCount: number
}

interface Deps {
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feeds: ThreatFeedRepository
  readonly indicators: IndicatorRepository
}

const MOST_INDICATORS = 1_000_000
const MOST_REJECTED = 1_000

/** Brings a feed's indicators to what a list says. */
export class IndicatorImport {
  constructor(private readonly deps: Deps) {}

  /** REPLACE makes the list the whole feed; AMEND adds to it and takes back what was revoked. `dueAt` is when it is fetched next. */
  async apply(
    tx: Transaction,
    viewer: Viewer,
    feed: ThreatFeedRow,
    reading: Reading,
    mode: 'REPLACE' | 'AMEND',
    dueAt: Date | null,
  ): Promise<Imported> {
    const { clock, feeds, indicators } = this.deps
    const { valid, expired } = this.#divide(reading.indicators)
    const rejected = [...reading.rejected, ...expired]
    const changes =
      mode === 'REPLACE'
        ? await indicators.replace(tx, feed.id, valid)
        : await indicators.amend(tx, feed.id, valid, reading.revoked)
    const indicatorCount = feed.indicatorCount + changes.added - changes.removed
    if (indicatorCount > MOST_INDICATORS)
      throw badInput('content', `Expected at most ${MOST_INDICATORS} indicators in a feed, got ${indicatorCount}.`)
    await feeds.update(tx, feed, { indicatorCount, lastSyncedAt: clock.now(), lastError: null, dueAt })
    await this.#record(tx, viewer, feed, indicatorCount, changes)
    return { ...changes, ...reported(rejected) }
  }

  /** What is not valid any more is not taken, and where it is known already it goes. */
  #divide(read: readonly ReadIndicator[]): { valid: readonly ReadIndicator[]; expired: readonly RejectedLine[] } {
    const now = this.deps.clock.now()
    const valid: ReadIndicator[] = []
    const expired: RejectedLine[] = []
    for (const indicator of read) {
      if (!indicator.validUntil || indicator.validUntil > now) valid.push(indicator)
      else
        expired.push({
          line: indicator.line,
          message: `${indicator.value} was valid until ${indicator.validUntil.toISOString()}.`,
        })
    }
    return { valid, expired }
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    { id, name, indicatorCount: before }: ThreatFeedRow,
    indicatorCount: number,
    { added, updated, removed }: IndicatorChanges,
  ): Promise<void> {
    if (added + updated + removed === 0) return
    const changes = [
      ...changesBetween({ indicatorCount: before }, { indicatorCount }),
      ...changesBetween(null, { added, updated, removed }),
    ]
    await this.deps.audit.record(tx, viewer, {
      action: 'modified',
      assetType: 'reference_table',
      assetId: id,
      assetName: name,
      changes,
    })
  }
}

/** Such as a page that says that the list has moved. */
export const isUnreadable = ({ indicators, revoked, rejected }: Reading): boolean =>
  indicators.length + revoked.length === 0 && rejected.length > 0

export const nothingImported = ({ rejected }: Reading): Imported => ({
  added: 0,
  updated: 0,
  removed: 0,
  ...reported(rejected),
})

const reported = (rejected: readonly RejectedLine[]) => ({
  rejected: rejected.slice(0, MOST_REJECTED),
  rejectedCount: rejected.length,
})
