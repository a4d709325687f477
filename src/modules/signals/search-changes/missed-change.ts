import type { Feed } from '../../../feed/index.ts'
import type { DispatchedSignals } from '../dispatched-signals.ts'
import type { CountedSignals } from './counted-signals.repository.ts'
import { Difference, isShown } from './difference.ts'
import type { Span } from './moving-range.ts'
import type { SearchChange, SearchMoment } from './search-change.ts'
import type { SearchTracker } from './search-tracker.ts'
import { SignalMoves } from './signal-moves.ts'

interface Deps {
  readonly feed: Pick<Feed, 'catchUp' | 'indexed'>
  readonly counted: CountedSignals
  readonly signals: DispatchedSignals
}

/** Signals that one event may speak of; whoever missed more reads anew. */
const MAX_SIGNALS = 10_000

/**
 * What has changed in a search since a moment, as one event, up to where the tracker is; with the number of the tracker's event that it stands for.
 * Null when that is too much, or no longer known.
 */
export async function missedChange(
  tracker: SearchTracker,
  since: SearchMoment,
  { feed, counted, signals }: Deps,
  signal: AbortSignal,
): Promise<{ events: readonly SearchChange[]; sequence: number } | null> {
  const { search } = tracker
  const then = search.range.at(since.time)
  const difference = new Difference(search.facets.length)
  const moves = new SignalMoves(search)
  const enough = new AbortController()
  let reached: { moment: SearchMoment; span: Span; sequence: number } | null = null
  await feed.catchUp(since.position, {
    signal: AbortSignal.any([signal, enough.signal]),
    give: async (entries) => {
      moves.apply(entries, then, difference)
      if (difference.size > MAX_SIGNALS) enough.abort()
    },
    expired: async () => enough.abort(),
    // In this moment the tracker has been given the same.
    joined: () => {
      if (tracker.current) reached = { moment: tracker.moment, span: tracker.span, sequence: tracker.sequence }
    },
  })
  if (!reached || enough.signal.aborted) return null
  const { moment, span, sequence } = reached as { moment: SearchMoment; span: Span; sequence: number }
  await feed.indexed()
  for (const passed of between(then, span)) {
    const slice = await counted.slice(search, passed, moment.position, MAX_SIGNALS)
    if (slice.cutAt !== null) return null
    for (const each of slice.signals) {
      difference.recount(each, then, each, span)
      difference.show(each.id, isShown(each, then), isShown(each, span), false)
    }
  }
  // What this server counts is what was counted for the client, whatever came between.
  if (since.total + difference.total !== moment.total) return null
  const load = signals.of(difference, search.viewer)
  return { events: difference.empty ? [] : [tracker.events.changed(since, moment, difference, load)], sequence }
}

/** The pieces of time that are in one of two spans and not in the other, no moment twice. */
function between(then: Span, now: Span): Span[] {
  const ends = [...new Set([then.from, then.to, now.from, now.to])].sort((a, b) => a - b)
  const within = ({ from, to }: Span, time: number) => time >= from && time < to
  return ends.slice(1).flatMap((to, place) => {
    const from = ends[place] as number
    return within(then, from) === within(now, from) ? [] : [{ from, to }]
  })
}
