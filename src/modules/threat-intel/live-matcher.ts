import type { Logger } from '../../kernel/logger.ts'
import type { IndicatorRepository } from './indicator.repository.ts'
import { FeedIndicators } from './matching/feed-indicators.ts'
import { IndicatorMatcher, type LoadedFeed } from './matching/indicator-matcher.ts'
import { ThreatScanner } from './matching/threat-scanner.ts'
import { FEEDS_CHANGED, type ThreatFeedRepository } from './threat-feed.repository.ts'
import type { ThreatFeedRow } from './threat-feed.table.ts'

interface Deps {
  readonly logger: Logger
  readonly feeds: ThreatFeedRepository
  readonly indicators: IndicatorRepository
  /** Calls back when another process may have changed something. */
  readonly listen: (channel: string, heard: () => void) => Promise<() => Promise<void>>
}

interface Copy extends LoadedFeed {
  readonly revision: number
}

/** This process's copy of all enabled feeds, made anew whenever one of them has changed. What has not changed is not read again. */
export class LiveMatcher {
  #copies = new Map<string, Copy>()
  #matcher = new IndicatorMatcher([])
  #scanner = new ThreatScanner(this.#matcher)
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #unlisten: (() => Promise<void>) | null = null

  constructor(private readonly deps: Deps) {}

  get matcher(): IndicatorMatcher {
    return this.#matcher
  }

  get scanner(): ThreatScanner {
    return this.#scanner
  }

  async start(): Promise<void> {
    this.#unlisten = await this.deps.listen(FEEDS_CHANGED, () => {
      this.refresh().catch((err: unknown) => this.deps.logger.error({ err }, 'threat feeds could not be read'))
    })
    await this.refresh()
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
    await this.#running.catch(() => undefined)
  }

  /** Resolves when everything that was committed before the call is known here. */
  refresh(): Promise<void> {
    // One that has not begun yet will see whatever is committed by now.
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = null
        this.#running = this.#load()
        return this.#running
      })
    return this.#next
  }

  async #load(): Promise<void> {
    const feeds = (await this.deps.feeds.list()).filter(({ enabled }) => enabled)
    const isSame =
      feeds.length === this.#copies.size &&
      feeds.every(({ id, revision }) => this.#copies.get(id)?.revision === revision)
    if (isSame) return
    const copies = new Map<string, Copy>()
    for (const feed of feeds) {
      const known = this.#copies.get(feed.id)
      copies.set(feed.id, known?.revision === feed.revision ? known : await this.#read(feed))
    }
    this.#copies = copies
    this.#matcher = new IndicatorMatcher([...copies.values()])
    this.#scanner = new ThreatScanner(this.#matcher)
  }

  async #read({ id, name, url, category, intention, revision }: ThreatFeedRow): Promise<Copy> {
    return { revision, facts: { id, name, url, category, intention }, indicators: await this.load(id) }
  }

  /** What is on one feed's list now. */
  async load(feedId: string): Promise<FeedIndicators> {
    const loaded = new FeedIndicators()
    await this.deps.indicators.read(feedId, (page) => {
      for (const indicator of page) loaded.add(indicator)
    })
    return loaded.seal()
  }
}
