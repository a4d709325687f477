import type { Transaction } from '../../stores/postgres.ts'
import type { Rule } from '../rules/index.ts'
import type { Logs } from './episode-reader.ts'
import type { TouchedGroup } from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { Scope } from './match.repository.ts'
import type { SignalUpdates } from './signal-updates.ts'

export interface RuleFailure {
  readonly rule: Rule
  readonly error: unknown
}

/** Evaluates each rule for itself, so that one that fails leaves nothing behind and does not stop the others; answers those that failed. */
export async function evaluateRuleByRule(
  updates: Pick<SignalUpdates, 'apply'>,
  tx: Transaction,
  groups: readonly TouchedGroup[],
  logs: Logs,
  scope: Scope,
): Promise<RuleFailure[]> {
  const failures: RuleFailure[] = []
  for (const [rule, ofRule] of groupBy(groups, (group) => group.rule)) {
    try {
      await tx.transaction((part) => updates.apply(part, ofRule, logs, scope))
    } catch (error) {
      failures.push({ rule, error })
    }
  }
  return failures
}
