import type { TimeRange } from '../../kernel/time.ts'
import { bucketsOf, niceStep } from '../explorer/index.ts'

export interface RiskPoint {
  readonly at: Date
  readonly value: number
}

/** Moments at equal distances, as epoch milliseconds. */
export interface Moments {
  readonly first: number
  readonly step: number
  readonly count: number
}

/** Signals that begin to count at one moment, and no longer do from another on; moments by number. */
export interface Contribution {
  readonly opens: number
  readonly closes: number
  readonly impact: number
}

const MOST_POINTS = 150

/** The readable moments in a range, both ends included. */
export function momentsIn(range: TimeRange): Moments {
  const step = niceStep(range, MOST_POINTS)
  const { first: bucket } = bucketsOf(range, step)
  const first = bucket < range.from.getTime() ? bucket + step : bucket
  return { first, step, count: Math.max(0, Math.floor((range.to.getTime() - first) / step) + 1) }
}

export const lastMoment = ({ first, step, count }: Moments): number => first + (count - 1) * step

/** The score at each moment: the impacts of the signals that count then. */
export function scoresAt({ first, step, count }: Moments, contributions: readonly Contribution[]): RiskPoint[] {
  const changes = new Array<number>(count + 1).fill(0)
  for (const { opens, closes, impact } of contributions) {
    changes[Math.min(opens, count)] = (changes[Math.min(opens, count)] ?? 0) + impact
    changes[Math.min(closes, count)] = (changes[Math.min(closes, count)] ?? 0) - impact
  }
  let value = 0
  return Array.from({ length: count }, (_, index) => {
    value += changes[index] ?? 0
    return { at: new Date(first + index * step), value }
  })
}
