import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/logger.ts'
import { traced } from '../../kernel/tracing.ts'
import { systemViewer, type Viewer } from '../../kernel/viewer.ts'
import { OutboundFault } from '../../outbound/index.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { type DownloadLimits, download, feedPolicy } from './download.ts'
import { readIndicators } from './formats/formats.ts'
import type { Reading } from './formats/reading.ts'
import { type IndicatorImport, isUnreadable } from './indicator-import.ts'
import type { LiveMatcher } from './live-matcher.ts'
import type { ThreatFeedRepository } from './threat-feed.repository.ts'
import type { ThreatFeedRow } from './threat-feed.table.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly feeds: ThreatFeedRepository
  readonly imports: IndicatorImport
  readonly matcher: LiveMatcher
  readonly allowPrivate: boolean
}

const LIMITS: Omit<DownloadLimits, 'signal'> = { bytes: 200_000_000, milliseconds: 60_000, redirects: 5 }
const LOOK_EVERY_MS = 15_000
/** For how long a feed belongs to the process that fetches it; longer than any fetch takes. */
const LEASE_MS = 10 * 60_000
const RETRY_AFTER_MS = 15 * 60_000

/**
 * Fetches feeds from their addresses, when asked and when their time has come. The row of a feed is its own queue: `due_at` says when, and taking it
 * puts it off, so any number of processes share the work and one that dies holds nothing up.
 */
export class FeedSync {
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  readonly #stopping = new AbortController()

  constructor(private readonly deps: Deps) {}

  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref()
    this.wake()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    this.#stopping.abort()
    await this.#running
  }

  wake(): void {
    this.#running ??= this.runDue()
      .catch((err: unknown) => this.deps.logger.error({ err }, 'threat feeds could not be fetched'))
      .finally(() => {
        this.#running = null
      })
  }

  /** Fetches every feed whose time has come. */
  async runDue(): Promise<void> {
    const { feeds, clock } = this.deps
    const viewer = systemViewer('threat feed refresh')
    while (!this.#stopping.signal.aborted) {
      const now = clock.now()
      const id = await feeds.takeDue(now, new Date(now.getTime() + LEASE_MS))
      const feed = id === null ? null : await feeds.find(id)
      if (!feed) return
      await traced('threat feed', { root: true }, () => this.fetch(viewer, feed))
    }
  }

  /** What goes wrong is written down on the feed, which keeps the indicators that it has. */
  async fetch(viewer: Viewer, { id, url, format }: ThreatFeedRow): Promise<void> {
    const { allowPrivate, feeds, postgres, imports, matcher } = this.deps
    try {
      const content = await download(url ?? '', { ...LIMITS, signal: this.#stopping.signal }, feedPolicy(allowPrivate))
      const reading = usable(await readIndicators(format, content))
      await postgres.transaction(async (tx) => {
        const feed = await feeds.lock(tx, id)
        // Another address, or none, was given meanwhile.
        if (feed?.url !== url) return
        await imports.apply(tx, viewer, feed, reading, 'REPLACE', this.#nextOf(feed, Number.POSITIVE_INFINITY))
      })
      await matcher.refresh()
    } catch (error) {
      if (!(error instanceof OutboundFault || error instanceof DomainError)) throw error
      // Not the list's fault; another process takes it when its lease is over.
      if (this.#stopping.signal.aborted) return
      const feed = await feeds.find(id)
      if (feed) await feeds.note(id, { lastError: error.message, dueAt: this.#nextOf(feed, RETRY_AFTER_MS) })
    }
  }

  #nextOf({ enabled, refreshEvery }: ThreatFeedRow, longest: number): Date | null {
    if (!enabled || refreshEvery === null) return null
    return new Date(this.deps.clock.now().getTime() + Math.min(refreshEvery, longest))
  }
}

/** A page that says that the list has moved must not empty the feed. */
function usable(reading: Reading): Reading {
  const [first] = reading.rejected
  if (!first || !isUnreadable(reading)) return reading
  throw new OutboundFault(`Expected indicators, got none; line ${first.line}: ${first.message}`)
}
