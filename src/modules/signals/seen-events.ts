import type { Viewer } from '../../kernel/viewer.ts'
import type { SeenSignals } from './seen-signals.ts'
import { signalSight } from './seen-signals.ts'

/** An event of something else that tells of signals, such as that they became part of a case. */
export interface SignalsEvent {
  readonly kind: string
  /** The first of them. */
  readonly signalIds: readonly string[]
}

/** Events that are about nothing else than their signals. */
const ONLY_SIGNALS = new Set(['SIGNALS_ADDED', 'SIGNALS_REMOVED'])

/**
 * What somebody who sees only some signals sees of events: each with those of its named signals that are seen, `recount` says how many that are, and none
 * that is about others alone.
 */
export async function seenEvents<Event extends SignalsEvent>(
  seen: Pick<SeenSignals, 'among'>,
  viewer: Viewer,
  events: readonly Event[],
  recount: (event: Event, count: number) => Event,
): Promise<readonly Event[]> {
  if (!signalSight(viewer)) return events
  const visible = new Set(await seen.among(viewer, [...new Set(events.flatMap(({ signalIds }) => signalIds))]))
  return events.flatMap((event) => {
    if (!event.signalIds.length) return [event]
    const signalIds = event.signalIds.filter((id) => visible.has(id))
    if (!signalIds.length && ONLY_SIGNALS.has(event.kind)) return []
    return [recount({ ...event, signalIds }, signalIds.length)]
  })
}
