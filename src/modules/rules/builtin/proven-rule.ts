import type { Severity } from '../../../kernel/severity.ts'
import type { BuiltInRule } from '../built-in-rule.ts'
import type { RuleQuery } from '../rule.ts'
import type { RawLog } from './logs/raw-log.ts'
import type { Seconds } from './sample-times.ts'

/** Logs of one situation, of one group of the rule. */
export interface RuleSample {
  readonly situation: string
  /** Told from any moment on. */
  readonly logs: (second: Seconds) => readonly RawLog[]
}

/** A rule of ours together with the logs that prove it. */
export interface ProvenRule {
  readonly rule: BuiltInRule
  /** Each raises one signal, which ends up with this severity. */
  readonly matching: readonly (RuleSample & { readonly severity: Severity })[]
  /** None raises any signal. */
  readonly harmless: readonly RuleSample[]
}

interface QuerySettings {
  readonly name: string
  readonly query: string
  readonly aggregation?: 'COUNT' | 'CARDINALITY' | 'SUM' | 'MAX'
  readonly distinctFields?: readonly string[]
  readonly metric?: string
  /** Where it differs from the other queries of the rule. */
  readonly groupBy?: readonly string[]
}

interface RuleSettings extends Pick<ProvenRule, 'matching' | 'harmless'> {
  readonly key: string
  readonly name: string
  readonly source: string
  readonly tactic: string
  readonly technique: string
  readonly goal: string
  readonly strategy: string
  readonly response: readonly string[]
  readonly groupBy: readonly string[]
  readonly queries: readonly QuerySettings[]
  readonly cases: readonly { readonly name: string; readonly condition: string; readonly severity: Severity }[]
  /** Minutes. */
  readonly window: number
  readonly keepAlive: number
  readonly maxDuration: number
}

const MINUTE = 60_000

export function provenRule(settings: RuleSettings): ProvenRule {
  const { window, keepAlive, maxDuration, matching, harmless } = settings
  return {
    rule: {
      key: settings.key,
      name: settings.name,
      message: playbook(settings),
      tags: [
        `source:${settings.source}`,
        'security:attack',
        `tactic:${settings.tactic}`,
        `technique:${settings.technique}`,
      ],
      queries: settings.queries.map((query) => toQuery(query, settings.groupBy)),
      cases: settings.cases,
      options: {
        evaluationWindow: window * MINUTE,
        keepAlive: keepAlive * MINUTE,
        maxSignalDuration: maxDuration * MINUTE,
        decreaseCriticalityBasedOnEnv: false,
      },
    },
    matching,
    harmless,
  }
}

const toQuery = (query: QuerySettings, groupBy: readonly string[]): RuleQuery => ({
  name: query.name,
  query: query.query,
  aggregation: query.aggregation ?? 'COUNT',
  groupBy: query.groupBy ?? groupBy,
  optionalGroupBy: false,
  distinctFields: query.distinctFields ?? [],
  metric: query.metric ?? null,
})

const playbook = ({ goal, strategy, response }: RuleSettings): string =>
  [
    '## Goal',
    goal,
    '## Strategy',
    strategy,
    '## Triage and response',
    ...response.map((step, index) => `${index + 1}. ${step}`),
    '',
    'Seen {{events_matched}} times from {{first_seen}} to {{last_seen}}.',
  ].join('\n')
