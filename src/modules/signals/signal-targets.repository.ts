import type { NotificationTarget } from '../rules/index.ts'

/** Whom the case that fired names. */
export interface TargetsOfSignal {
  readonly signalId: string
  readonly ruleId: string
  readonly targets: readonly NotificationTarget[]
}

const OF_SIGNALS = `
  SELECT id AS "signalId", rule_id AS "ruleId", rule_case -> 'notifications' AS targets
  FROM signals WHERE id = ANY($1) AND rule_case ? 'notifications'`

export class SignalTargets {
  /** Of the signals whose case names somebody. */
  ofSignals(
    tx: { query(sql: string, values: unknown[]): Promise<TargetsOfSignal[]> },
    ids: readonly string[],
  ): Promise<TargetsOfSignal[]> {
    return tx.query(OF_SIGNALS, [ids])
  }
}
