import type { Clock } from '../../kernel/clock.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { LedgerRepository } from './ledger.repository.ts'

/**
 * What became of everything that a rule matched in a range of the logs' time. A match is one log, or one signal that the rule counts, in one group of one
 * version of the rule, however many queries of the rule it satisfies. Each is exactly one of:
 *
 * - created: the log that made the condition true, and with it a signal, the parent signals of storms among them;
 * - suppressed: part of what a suppression hides, and of no signal;
 * - excluded: kept from the rule by the data exclusion query of a suppression;
 * - merged: every other, which is counted in a signal, in the parent signal of a storm, or in a window that has not led to one.
 *
 * It is counted from what is stored, as of one moment, so that neither late logs nor a restart can make the sum untrue.
 */
export interface RuleLedger {
  readonly logsMatched: number
  readonly signalsCreated: number
  readonly matchesMerged: number
  readonly matchesSuppressed: number
  readonly matchesExcluded: number
  /** Of the matches that the rule saw, those that came after later ones of their group were counted. */
  readonly lateLogs: number
  /** How often the rule could not be evaluated; it is tried again until it can be. */
  readonly errors: number
}

export class Ledger {
  constructor(
    private readonly stored: LedgerRepository,
    private readonly clock: Clock,
  ) {}

  async of(
    viewer: Viewer,
    ruleId: string,
    input: { readonly from: string; readonly to?: string | null },
  ): Promise<RuleLedger> {
    requirePermission(viewer, 'security_monitoring_rules_read', 'security_monitoring_signals_read')
    const { from, to } = parseTimeRange(input, this.clock.now())
    const range = { from: from.getTime(), to: to.getTime() }
    const outcomes = await this.stored.outcomes(ruleId, range)
    const [matches, excluded, triggered] = await Promise.all([
      this.stored.matches(ruleId, range, outcomes),
      this.stored.excluded(ruleId, range, outcomes),
      this.stored.triggered(ruleId, range, outcomes),
    ])
    const matched = matches.matched + outcomes.counted
    const suppressed = matches.suppressed + outcomes.countedSuppressed
    const created = outcomes.signals + triggered
    return {
      logsMatched: matched + excluded,
      signalsCreated: created,
      matchesMerged: matched - suppressed - created,
      matchesSuppressed: suppressed,
      matchesExcluded: excluded,
      lateLogs: matches.late,
      errors: outcomes.errors,
    }
  }
}
