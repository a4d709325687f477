import { canonicalIp } from '../../kernel/address.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { checkSettings, type FeedSettings, type FeedSettingsInput, settingsOf } from './feed-settings.ts'
import type { FeedSync } from './feed-sync.ts'
import { type IndicatorFormat, readIndicators } from './formats/formats.ts'
import type { ThreatMatch } from './indicator.ts'
import { type Imported, type IndicatorImport, isUnreadable, nothingImported } from './indicator-import.ts'
import { NoIndicator, readIndicatorOf } from './indicator-text.ts'
import type { LiveMatcher } from './live-matcher.ts'
import type { ThreatFeedRepository } from './threat-feed.repository.ts'
import type { ThreatFeedRow } from './threat-feed.table.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feeds: ThreatFeedRepository
  readonly imports: IndicatorImport
  readonly sync: FeedSync
  readonly matcher: LiveMatcher
  readonly allowPrivate: boolean
}

const MOST_FEEDS = 100

/** Feeds of indicators, and what is on their lists. After each change this process matches by it; others follow at once. */
export class ThreatFeedService {
  constructor(private readonly deps: Deps) {}

  list(viewer: Viewer): Promise<ThreatFeedRow[]> {
    requirePermission(viewer, 'reference_tables_read')
    return this.deps.feeds.list()
  }

  async get(viewer: Viewer, id: string): Promise<ThreatFeedRow> {
    requirePermission(viewer, 'reference_tables_read')
    const feed = await this.deps.feeds.find(id)
    if (!feed) throw notFound('threat feed', id)
    return feed
  }

  async create(viewer: Viewer, input: FeedSettingsInput): Promise<ThreatFeedRow> {
    requirePermission(viewer, 'reference_tables_write')
    const { clock, feeds } = this.deps
    const settings = checkSettings(input, this.deps.allowPrivate)
    const now = clock.now()
    const feed: ThreatFeedRow = {
      ...settings,
      id: newId('fed', clock),
      indicatorCount: 0,
      revision: 1,
      lastSyncedAt: null,
      lastError: null,
      dueAt: settings.refreshEvery !== null && settings.enabled ? now : null,
      createdAt: now,
      updatedAt: now,
    }
    await this.#change(async (tx) => {
      await this.#checkName(tx, settings.name, null)
      if ((await feeds.count(tx)) >= MOST_FEEDS)
        throw new DomainError('CONFLICT', `There are ${MOST_FEEDS} feeds already, which is as many as there can be.`)
      await feeds.insert(tx, feed)
      await this.#record(tx, viewer, 'created', feed, null, settings)
    })
    this.deps.sync.wake()
    return feed
  }

  /** Replaces everything that the feed says about itself; its indicators stay. */
  async update(viewer: Viewer, id: string, input: FeedSettingsInput): Promise<ThreatFeedRow> {
    requirePermission(viewer, 'reference_tables_write')
    const settings = checkSettings(input, this.deps.allowPrivate)
    await this.#change(async (tx) => {
      const feed = await this.#lock(tx, id)
      await this.#checkName(tx, settings.name, id)
      const dueAt = this.#dueAt(feed, settings)
      await this.deps.feeds.update(tx, feed, { ...settings, dueAt, updatedAt: this.deps.clock.now() })
      await this.#record(tx, viewer, 'modified', { ...feed, ...settings }, settingsOf(feed), settings)
    })
    this.deps.sync.wake()
    return this.get(viewer, id)
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'reference_tables_write')
    await this.#change(async (tx) => {
      const feed = await this.#lock(tx, id)
      await this.deps.feeds.delete(tx, id)
      await this.#record(tx, viewer, 'deleted', feed, settingsOf(feed), null)
    })
  }

  /** Fetches the feed now. The feed says in `lastError` when that did not work. */
  async fetch(viewer: Viewer, id: string): Promise<ThreatFeedRow> {
    requirePermission(viewer, 'reference_tables_write')
    const feed = await this.deps.feeds.find(id)
    if (!feed) throw notFound('threat feed', id)
    if (feed.url === null) throw badInput('id', `Expected a feed with a url to fetch it from; ${feed.name} has none.`)
    await this.deps.sync.fetch(viewer, feed)
    return this.get(viewer, id)
  }

  /** A STIX bundle adds to the feed; any other list becomes what the feed is. A list of which nothing can be read changes nothing. */
  async import(viewer: Viewer, id: string, format: IndicatorFormat, content: string): Promise<Imported> {
    requirePermission(viewer, 'reference_tables_write')
    const reading = await readIndicators(format, content)
    return this.#change(async (tx) => {
      const feed = await this.#lock(tx, id)
      if (isUnreadable(reading)) return nothingImported(reading)
      const mode = format === 'STIX' ? 'AMEND' : 'REPLACE'
      return this.deps.imports.apply(tx, viewer, feed, reading, mode, feed.dueAt)
    })
  }

  /**
   * Puts addresses and blocks on the list of a feed, by its id or name, in the transaction of the caller. Every process hears of it when it is
   * committed. Those that are listed get the new end.
   */
  async addAddresses(
    tx: Transaction,
    viewer: Viewer,
    reference: string,
    { addresses, validUntil }: { readonly addresses: readonly string[]; readonly validUntil: Date | null },
  ): Promise<{ readonly feed: ThreatFeedRow; readonly values: readonly string[]; readonly added: number }> {
    requirePermission(viewer, 'reference_tables_write')
    const named = (await this.deps.feeds.list()).find(({ id, name }) => id === reference || name === reference)
    if (!named) throw notFound('threat feed', reference)
    const feed = await this.#lock(tx, named.id)
    const values = [...new Set(addresses.map(readAddress))]
    const indicators = values.map((value, index) => ({
      ...{ type: 'IP_ADDRESS' as const, value, details: null, validUntil, stixId: null, line: index + 1 },
    }))
    const reading = { indicators, revoked: [], rejected: [] }
    const { added } = await this.deps.imports.apply(tx, viewer, feed, reading, 'AMEND', feed.dueAt)
    return { feed, values, added }
  }

  /** What the feeds say of an address now. */
  lookUp(viewer: Viewer, address: string): readonly ThreatMatch[] {
    requirePermission(viewer, 'reference_tables_read')
    const ip = canonicalIp(address.trim())
    if (ip === null) throw badInput('ip', `Expected an IP address, got ${JSON.stringify(address)}.`)
    return this.deps.matcher.matcher.matchAddress(ip, this.deps.clock.now().getTime())
  }

  async #change<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const result = await this.deps.postgres.transaction(work)
    await this.deps.matcher.refresh()
    return result
  }

  #dueAt(feed: ThreatFeedRow, { url, refreshEvery, enabled }: FeedSettings): Date | null {
    if (refreshEvery === null || !enabled) return null
    const now = this.deps.clock.now()
    if (url !== feed.url || !feed.lastSyncedAt) return now
    return new Date(Math.max(now.getTime(), feed.lastSyncedAt.getTime() + refreshEvery))
  }

  async #lock(tx: Transaction, id: string): Promise<ThreatFeedRow> {
    const feed = await this.deps.feeds.lock(tx, id)
    if (!feed) throw notFound('threat feed', id)
    return feed
  }

  async #checkName(tx: Transaction, name: string, id: string | null): Promise<void> {
    if (await this.deps.feeds.isTaken(tx, name, id))
      throw new DomainError('CONFLICT', `There is a feed called ${name} already.`, { path: 'input.name' })
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: 'created' | 'modified' | 'deleted',
    { id, name }: ThreatFeedRow,
    before: FeedSettings | null,
    after: FeedSettings | null,
  ): Promise<void> {
    const changes = changesBetween(before && { ...before }, after && { ...after })
    if (!changes.length) return
    await this.deps.audit.record(tx, viewer, {
      action,
      assetType: 'reference_table',
      assetId: id,
      assetName: name,
      changes,
    })
  }
}

function readAddress(text: string): string {
  try {
    return readIndicatorOf('IP_ADDRESS', text).value
  } catch (error) {
    if (error instanceof NoIndicator) throw badInput('ip', error.message)
    throw error
  }
}
