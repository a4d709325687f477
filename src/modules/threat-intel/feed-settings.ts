import { badInput } from '../../kernel/errors.ts'
import { checkedUrl, OutboundFault } from '../../outbound/index.ts'
import { feedPolicy } from './download.ts'
import type { IndicatorFormat } from './formats/formats.ts'
import type { Intention } from './indicator.ts'
import type { ThreatFeedRow } from './threat-feed.table.ts'

/** What a client asks a feed to be. */
export interface FeedSettingsInput {
  readonly name: string
  readonly vendor?: string | null
  readonly url?: string | null
  readonly format: IndicatorFormat
  readonly category: string
  readonly intention: Intention
  /** Milliseconds. */
  readonly refreshEvery?: number | null
  readonly enabled?: boolean | null
}

export type FeedSettings = Pick<
  ThreatFeedRow,
  'name' | 'vendor' | 'url' | 'format' | 'category' | 'intention' | 'refreshEvery' | 'enabled'
>

const MINUTE = 60_000
const SHORTEST_REFRESH = MINUTE
const LONGEST_REFRESH = 30 * 24 * 60 * MINUTE

export function checkSettings(input: FeedSettingsInput, allowPrivate: boolean): FeedSettings {
  const url = input.url?.trim() || null
  return {
    name: checkText(input.name, 'input.name', 200),
    vendor: input.vendor?.trim() ? checkText(input.vendor, 'input.vendor', 100) : null,
    url: url === null ? null : checkAddress(url, allowPrivate),
    format: input.format,
    category: checkText(input.category, 'input.category', 100),
    intention: input.intention,
    refreshEvery: checkRefresh(input.refreshEvery ?? null, url),
    enabled: input.enabled ?? true,
  }
}

export function settingsOf(feed: ThreatFeedRow): FeedSettings {
  const { name, vendor, url, format, category, intention, refreshEvery, enabled } = feed
  return { name, vendor, url, format, category, intention, refreshEvery, enabled }
}

function checkText(text: string, path: string, longest: number): string {
  const trimmed = text.trim()
  if (trimmed !== '' && trimmed.length <= longest) return trimmed
  throw badInput(path, `Expected 1 to ${longest} characters, got ${trimmed.length}.`)
}

function checkAddress(text: string, allowPrivate: boolean): string {
  try {
    return checkedUrl(text, feedPolicy(allowPrivate)).href
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error
    throw badInput('input.url', error.message)
  }
}

function checkRefresh(milliseconds: number | null, url: string | null): number | null {
  if (milliseconds === null) return null
  if (url === null) throw badInput('input.refreshEvery', 'Expected a url with it, from which the feed is fetched.')
  if (milliseconds >= SHORTEST_REFRESH && milliseconds <= LONGEST_REFRESH) return milliseconds
  throw badInput('input.refreshEvery', `Expected a duration from PT1M to P30D, got ${milliseconds / 1_000} seconds.`)
}
