import { type Condition, conditionHolds, parseCondition, type Rule } from '../rules/index.ts'
import { type MatchedMoment, slidingWindow } from './sliding-window.ts'

/** A time in which a rule held for a group: what becomes a signal. Times are epoch milliseconds. */
export interface Episode {
  readonly firstSeen: number
  readonly lastSeen: number
  readonly triggeredAt: number
  /** Index of the case that decides. */
  readonly caseIndex: number
}

/** Where an evaluation begins. */
export interface StartingPoint {
  /** Moments before it only fill the windows. */
  readonly from: number
  /** The last episode that began before; it may go on. */
  readonly previous: Episode | null
}

export const FROM_THE_START: StartingPoint = { from: Number.NEGATIVE_INFINITY, previous: null }

const compiled = new WeakMap<Rule, readonly Condition[]>()

/** The conditions of a rule's cases, top down. */
export function compileCases(rule: Rule): readonly Condition[] {
  const known = compiled.get(rule)
  if (known) return known
  const labels = rule.queries.map(({ name }) => name)
  const cases = rule.cases.map(({ condition }) => parseCondition(condition ?? '', labels))
  compiled.set(rule, cases)
  return cases
}

/**
 * The episodes of one group, oldest first; the previous one stands first when it was given. A pure function of the moments in the order of time:
 *
 * - closed: at each moment each query counts what lies within the evaluation window before it; the first case that holds opens an episode;
 * - open: a moment within keep-alive of the last one and within the maximum duration of the first one belongs to the episode, and an earlier case
 *   that holds takes over from the one that opened it;
 * - any other moment closes it, and is then looked at as if nothing had been open.
 *
 * An episode begins with the earliest match in the window that opened it, but each match belongs to one episode only.
 */
export function evaluateThreshold(
  rule: Rule,
  cases: readonly Condition[],
  moments: readonly MatchedMoment[],
  { from, previous }: StartingPoint = FROM_THE_START,
): Episode[] {
  const { evaluationWindow, keepAlive, maxSignalDuration } = rule.options
  const windows = rule.queries.map(({ aggregation }) => slidingWindow(aggregation))
  const labels = new Map(rule.queries.map(({ name }, index) => [name, index]))
  const result = (label: string) => windows[labels.get(label) ?? -1]?.value() ?? null
  const episodes: Episode[] = previous ? [previous] : []
  let oldest = 0
  let isOpen = previous !== null
  for (let at = 0; at < moments.length; ) {
    const time = (moments[at] as MatchedMoment).at
    for (; moments[at]?.at === time; at += 1) {
      const moment = moments[at] as MatchedMoment
      windows[moment.query]?.add(moment)
    }
    // A window of zero is the moment alone.
    const windowStart = evaluationWindow === 0 ? time - 1 : time - evaluationWindow
    for (const window of windows) window.expire(windowStart)
    if (time < from) continue
    const firstHeld = () => cases.findIndex((condition) => conditionHolds(condition, result))
    const last = episodes.at(-1)
    if (last && isOpen && time <= last.lastSeen + keepAlive && time <= last.firstSeen + maxSignalDuration) {
      const held = last.caseIndex === 0 ? 0 : firstHeld()
      const caseIndex = held === -1 ? last.caseIndex : Math.min(held, last.caseIndex)
      episodes[episodes.length - 1] = { ...last, lastSeen: Math.max(time, last.lastSeen), caseIndex }
      continue
    }
    isOpen = false
    const caseIndex = firstHeld()
    if (caseIndex === -1) continue
    const begin = Math.max(windowStart, last?.lastSeen ?? Number.NEGATIVE_INFINITY)
    while ((moments[oldest] as MatchedMoment).at <= begin) oldest += 1
    const firstSeen = (moments[oldest] as MatchedMoment).earliest
    episodes.push({ firstSeen, lastSeen: time, triggeredAt: time, caseIndex })
    isOpen = true
  }
  return episodes
}
