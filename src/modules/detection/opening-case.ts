import type { Rule } from '../rules/index.ts'
import type { BoundAt, MomentMethod } from './method.ts'
import type { MatchedMoment } from './sliding-window.ts'
import type { StartingPoint } from './threshold.ts'

/** The case that opened the episode which began at a time, whatever took over later. */
export function caseAt(
  triggeredAt: number,
  method: MomentMethod,
  rule: Rule,
  moments: readonly MatchedMoment[],
  start: StartingPoint,
  bound: BoundAt,
): number {
  const until = moments.filter(({ at }) => at <= triggeredAt)
  const opened = method.evaluate(rule, until, start, bound)
  return opened.find((episode) => episode.triggeredAt === triggeredAt)?.caseIndex ?? 0
}
