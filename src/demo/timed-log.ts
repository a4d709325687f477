import type { RawLog } from '../modules/rules/builtin/logs/raw-log.ts'

export interface TimedLog {
  /** Epoch milliseconds. */
  readonly at: number
  readonly log: RawLog
}

export const byTime = (left: TimedLog, right: TimedLog): number => left.at - right.at
