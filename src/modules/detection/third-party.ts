import type { MomentMethod, Times } from './method.ts'
import type { MatchedMoment } from './sliding-window.ts'
import { type Episode, FROM_THE_START, type StartingPoint } from './threshold.ts'

const DAY = 24 * 3_600_000

/** What another product reports of one thing within a day is one signal, whatever the rule's options say. */
const ROLL_UP: Times = { evaluationWindow: 0, keepAlive: DAY, maxSignalDuration: DAY }

/** A match carries the index of its case, negative, so that the largest of several is that of the earliest case. */
export const caseValue = (caseIndex: number): number => -caseIndex
const caseIndexOf = ({ max }: MatchedMoment): number => Math.max(0, -max)

/** Each match opens a signal for its group or, for a day, goes to the one that is open; an earlier case takes over. */
export function evaluateThirdParty(
  moments: readonly MatchedMoment[],
  { from, previous }: StartingPoint = FROM_THE_START,
): Episode[] {
  const episodes: Episode[] = previous ? [previous] : []
  for (const moment of moments) {
    if (moment.at < from) continue
    const last = episodes.at(-1)
    const caseIndex = caseIndexOf(moment)
    if (last && moment.at <= last.firstSeen + DAY) {
      const lastSeen = Math.max(last.lastSeen, moment.at)
      episodes[episodes.length - 1] = { ...last, lastSeen, caseIndex: Math.min(last.caseIndex, caseIndex) }
    } else {
      episodes.push({ firstSeen: moment.at, lastSeen: moment.at, triggeredAt: moment.at, caseIndex })
    }
  }
  return episodes
}

export const thirdParty: MomentMethod = {
  kind: 'MOMENTS',
  check: () => undefined,
  times: () => ROLL_UP,
  absorbs: true,
  reach: (_, at) => at,
  together: () => -1,
  distinctNeeded: () => 1,
  evaluate: (_, moments, start) => evaluateThirdParty(moments, start),
}
