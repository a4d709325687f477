import type { Severity } from '../../kernel/severity.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { Rule, TriedRule } from '../rules/index.ts'
import { NO_GEOGRAPHY } from './geography.ts'
import { touchedGroups } from './group-evaluation.ts'
import type { MomentMethod } from './method.ts'
import { methodOf } from './methods.ts'
import { momentsOf } from './moments.ts'
import type { RuleMatch } from './rule-match.ts'
import { RuleMatcher } from './rule-matcher.ts'
import { FROM_THE_START } from './threshold.ts'

/** A signal that a rule would make of sample logs. */
export interface TrialSignal {
  readonly severity: Severity
  readonly caseName: string | null
  readonly groupBy: readonly { readonly field: string; readonly value: string }[]
  readonly firstSeen: Date
  readonly lastSeen: Date
  /** Places of the samples that it stands for. */
  readonly samples: readonly number[]
}

/** Null where the samples alone decide nothing: for methods that have to learn what is usual, and for the signals of other rules. */
export function trialSignals({ rule, documents }: TriedRule): TrialSignal[] | null {
  const method = methodOf(rule)
  if (method.kind !== 'MOMENTS' || rule.method === 'ANOMALY' || rule.queries.some(({ ruleId }) => ruleId)) return null
  const matcher = new RuleMatcher([rule], LOG_FIELDS, NO_GEOGRAPHY, method.check, (_, error) => {
    throw error
  })
  const matches = documents.flatMap((document, index) =>
    matcher.match(String(index), Number(document.timestamp), document),
  )
  return touchedGroups(matches)
    .flatMap((group) => signalsOf(rule, method, group.matches))
    .sort((left, right) => left.firstSeen.getTime() - right.firstSeen.getTime())
}

function signalsOf(rule: Rule, method: MomentMethod, found: readonly RuleMatch[]): TrialSignal[] {
  const matches = found.toSorted((left, right) => left.timestamp - right.timestamp || left.query - right.query)
  const [first] = matches
  const fields = rule.queries[first?.query ?? 0]?.groupBy ?? []
  return method
    .evaluate(rule, momentsOf(matches), FROM_THE_START, () => null)
    .map((episode) => {
      const own = matches.filter(({ timestamp }) => timestamp >= episode.firstSeen && timestamp <= episode.lastSeen)
      const decided = rule.cases[episode.caseIndex]
      return {
        severity: decided?.severity ?? 'INFO',
        caseName: decided?.name ?? null,
        groupBy: fields.map((field, index) => ({ field, value: first?.groupValues[index] ?? '' })),
        firstSeen: new Date(episode.firstSeen),
        lastSeen: new Date(episode.lastSeen),
        samples: [...new Set(own.map(({ logId }) => Number(logId)))].sort((left, right) => left - right),
      }
    })
}
