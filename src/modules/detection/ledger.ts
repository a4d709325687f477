import type { Clock } from '../../kernel/clock.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { logSight } from '../logs/index.ts'
import { type SignalService, signalSight } from '../signals/index.ts'
import type { LedgerRange, LedgerRepository, Outcomes } from './ledger.repository.ts'
import { seenOutcomes } from './seen-outcomes.ts'

/**
 * What became of everything that a rule matched in a range of the logs' time. A match is one log, or one signal that the rule counts, in one group of one
 * version of the rule, however many queries of the rule it satisfies. Each is exactly one of:
 *
 * - created: the log that made the condition true, and with it a signal, the parent signals of storms among them;
 * - suppressed: part of what a suppression hides, and of no signal;
 * - excluded: kept from the rule by the data exclusion query of a suppression;
 * - merged: every other, which is counted in a signal, in the parent signal of a storm, or in a window that has not led to one.
 *
 * It is counted from what is stored, as of one moment, so that neither late logs nor a restart can make the sum untrue. For who sees only some signals and
 * logs only matches of logs and signals that they see are counted; one is created if they also see the signal that it made.
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
    private readonly signals: Pick<SignalService, 'seen'>,
  ) {}

  async of(
    viewer: Viewer,
    ruleId: string,
    input: { readonly from: string; readonly to?: string | null },
  ): Promise<RuleLedger> {
    requirePermission(viewer, 'security_monitoring_rules_read', 'security_monitoring_signals_read')
    const { from, to } = parseTimeRange(input, this.clock.now())
    const range = { from: from.getTime(), to: to.getTime() }
    const outcomes = await this.#outcomes(viewer, ruleId, range)
    const sight = logSight(viewer)
    const [matches, excluded, triggered] = await Promise.all([
      this.stored.matches(ruleId, range, outcomes, sight),
      this.stored.excluded(ruleId, range, outcomes, sight),
      this.stored.triggered(ruleId, range, outcomes, sight),
    ])
    const matched = matches.matched + outcomes.counted
    const suppressed = matches.suppressed + outcomes.countedSuppressed
    const created = outcomes.created + triggered
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

  /** `created` are the signals that need not be looked up among the matches: of who sees only some, those that other signals triggered. */
  async #outcomes(
    viewer: Viewer,
    ruleId: string,
    range: LedgerRange,
  ): Promise<Omit<Outcomes, 'signals'> & { readonly created: number }> {
    if (!signalSight(viewer) && !logSight(viewer)) {
      const outcomes = await this.stored.outcomes(ruleId, range)
      return { ...outcomes, created: outcomes.signals }
    }
    const raw = await this.stored.rawOutcomes(ruleId, range)
    const ids = new Set([...raw.shown, ...raw.created, ...raw.counted].map(({ id }) => id))
    const outcomes = seenOutcomes(raw, new Set(await this.signals.seen(viewer, [...ids])))
    return { ...outcomes, created: outcomes.triggeredByCounted }
  }
}
