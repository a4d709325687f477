import { compilePredicate, type Predicate, parseQuery, type SearchDocument } from '../../search/index.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { Rule } from '../rules/index.ts'
import { SIGNAL_FIELDS } from '../signals/index.ts'
import { compileRuleQuery } from './rule-query.ts'
import type { SuppressionDefinition } from './suppression.ts'

/** What is compared with what a suppression says; queries that are missing match nothing. */
export type Silencing = Pick<SuppressionDefinition, 'ruleQuery' | 'suppressionQuery' | 'dataExclusionQuery'> & {
  readonly id: string
  readonly updatedAt: Date
}

interface Compiled {
  readonly id: string
  readonly updatedAt: Date
  readonly selects: (rule: Rule) => boolean
  readonly hides: Predicate | null
  readonly excludes: Predicate | null
}

/** Some suppressions at work. */
export class Silence {
  readonly #compiled: readonly Compiled[]
  readonly #hiding = new WeakMap<Rule, readonly Compiled[]>()
  readonly #excluding = new WeakMap<Rule, readonly Compiled[]>()

  constructor(suppressions: readonly Silencing[]) {
    this.#compiled = suppressions.map(({ id, updatedAt, ruleQuery, suppressionQuery, dataExclusionQuery }) => ({
      id,
      updatedAt,
      selects: compileRuleQuery(ruleQuery),
      hides: suppressionQuery === null ? null : compilePredicate(parseQuery(suppressionQuery), SIGNAL_FIELDS),
      excludes: dataExclusionQuery === null ? null : compilePredicate(parseQuery(dataExclusionQuery), LOG_FIELDS),
    }))
  }

  get hasExclusions(): boolean {
    return this.#compiled.some(({ excludes }) => excludes)
  }

  /** Whether one of these suppressions has been at work unchanged since. */
  isUnchanged(ids: readonly string[], since: Date): boolean {
    return this.#compiled.some(({ id, updatedAt }) => ids.includes(id) && updatedAt <= since)
  }

  /** Whether there are signals of the rule that it might hide. */
  mayHide(rule: Rule): boolean {
    return this.#hidingOf(rule).length > 0
  }

  mayExclude(rule: Rule): boolean {
    return this.#excludingOf(rule).length > 0
  }

  /** Ids of the suppressions because of which a signal is not created. */
  hiddenBy(rule: Rule, signal: SearchDocument): string[] {
    return this.#hidingOf(rule).flatMap(({ id, hides }) => (hides?.(signal) ? [id] : []))
  }

  /** Ids of the suppressions because of which the rule does not see a log. */
  excludedBy(rule: Rule, log: SearchDocument): string[] {
    return this.#excludingOf(rule).flatMap(({ id, excludes }) => (excludes?.(log) ? [id] : []))
  }

  #hidingOf(rule: Rule): readonly Compiled[] {
    return kept(this.#hiding, rule, () => this.#compiled.filter(({ hides, selects }) => hides && selects(rule)))
  }

  #excludingOf(rule: Rule): readonly Compiled[] {
    return kept(this.#excluding, rule, () =>
      this.#compiled.filter(({ excludes, selects }) => excludes && selects(rule)),
    )
  }
}

function kept<Value>(values: WeakMap<Rule, Value>, rule: Rule, make: () => Value): Value {
  const known = values.get(rule)
  if (known !== undefined) return known
  const value = make()
  values.set(rule, value)
  return value
}
