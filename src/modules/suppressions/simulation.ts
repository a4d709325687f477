import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import { SEVERITIES, type Severity } from '../../kernel/severity.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Rule, RuleService } from '../rules/index.ts'
import { type SignalOutline, type SignalService, type StoredSignal, signalDocument } from '../signals/index.ts'
import { checkSuppression, type SuppressionRequest } from './check-suppression.ts'
import { compileRuleQuery } from './rule-query.ts'
import { Silence, type Silencing } from './silence.ts'

/** Detection, looking again at what it has found. */
export interface SilenceReplay {
  /** Ids of the signals that would not be there, had the suppression been at work; and the signals of which it cannot tell. */
  replay(
    rules: ReadonlyMap<string, Rule>,
    signals: readonly SignalOutline[],
    suppression: Silencing,
  ): Promise<{ readonly hidden: ReadonlySet<string>; readonly untold: readonly SignalOutline[] }>
}

export interface Simulation {
  readonly wouldHide: number
  readonly truePositivesHidden: number
  /** The most first. */
  readonly byRule: readonly { readonly rule: Rule; readonly count: number }[]
  /** The worst first. */
  readonly bySeverity: readonly { readonly severity: Severity; readonly count: number }[]
  /** Of the newest. */
  readonly sampleIds: readonly string[]
}

interface Deps {
  readonly clock: Clock
  readonly rules: RuleService
  readonly signals: SignalService
  readonly detection: SilenceReplay
}

const MOST_SIGNALS = 50_000
const MOST_SAMPLES = 10
const READ_TOGETHER = 500

/** Says what a suppression would have hidden. */
export class SuppressionSimulator {
  constructor(private readonly deps: Deps) {}

  /** As if it had been at work whenever logs came in, whatever it says of its start, its expiry and whether it is enabled. */
  async simulate(
    viewer: Viewer,
    input: SuppressionRequest,
    range: { readonly from: string; readonly to?: string | null },
  ): Promise<Simulation> {
    requirePermission(viewer, 'security_monitoring_suppressions_read', 'security_monitoring_signals_read')
    const { clock, signals, detection } = this.deps
    const suppression = { ...checkSuppression(input), id: 'simulated', updatedAt: clock.now() }
    const rules = await this.#selectedRules(viewer, suppression.ruleQuery)
    const times = parseTimeRange(range, clock.now())
    const found = await signals.outlines(viewer, [...rules.keys()], times, MOST_SIGNALS + 1)
    if (found.length > MOST_SIGNALS) throw tooMany()
    const { hidden, untold } = await detection.replay(rules, found, suppression)
    const compared = await this.#compare(viewer, rules, untold, suppression)
    return summary(
      found.filter(({ id }) => hidden.has(id) || compared.has(id)),
      rules,
    )
  }

  async #selectedRules(viewer: Viewer, query: string): Promise<ReadonlyMap<string, Rule>> {
    const selects = compileRuleQuery(query)
    return new Map((await this.deps.rules.list(viewer)).filter(selects).map((rule) => [rule.id, rule]))
  }

  /** Signals of former versions of a rule, or of methods that go by what they had learned: as they are, before anybody worked on them. */
  async #compare(
    viewer: Viewer,
    rules: ReadonlyMap<string, Rule>,
    signals: readonly SignalOutline[],
    suppression: Silencing,
  ): Promise<ReadonlySet<string>> {
    const silence = new Silence([suppression])
    const hidden = new Set<string>()
    for (let from = 0; from < signals.length; from += READ_TOGETHER) {
      const ids = signals.slice(from, from + READ_TOGETHER).map(({ id }) => id)
      for (const signal of await this.deps.signals.wholeByIds(viewer, ids)) {
        const rule = signal && rules.get(signal.ruleId)
        if (rule && silence.hiddenBy(rule, signalDocument(untouched(signal), null)).length) hidden.add(signal.id)
      }
    }
    return hidden
  }
}

const untouched = (signal: StoredSignal): StoredSignal => ({
  ...signal,
  triage: { ...signal.triage, state: 'OPEN', archiveReason: 'NONE', assigneeId: null },
  timeToAcknowledge: null,
  timeToResolve: null,
})

function summary(hidden: readonly SignalOutline[], rules: ReadonlyMap<string, Rule>): Simulation {
  const byRule = countBy(hidden, ({ ruleId }) => ruleId)
  const bySeverity = countBy(hidden, ({ severity }) => severity)
  return {
    wouldHide: hidden.length,
    truePositivesHidden: hidden.filter(({ archiveReason }) => archiveReason === 'TRUE_POSITIVE_MALICIOUS').length,
    byRule: [...byRule]
      .map(([ruleId, count]) => ({ rule: rules.get(ruleId) as Rule, count }))
      .sort((left, right) => right.count - left.count || (left.rule.name < right.rule.name ? -1 : 1)),
    bySeverity: SEVERITIES.toReversed().flatMap((severity) => {
      const count = bySeverity.get(severity) ?? 0
      return count ? [{ severity, count }] : []
    }),
    sampleIds: hidden.slice(0, MOST_SAMPLES).map(({ id }) => id),
  }
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

const tooMany = (): DomainError =>
  new DomainError('TOO_EXPENSIVE', `The rules have found more than ${MOST_SIGNALS} signals in the range.`, {
    path: 'range',
    allowed: MOST_SIGNALS,
  })
