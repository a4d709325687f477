import { badInput } from '../../kernel/errors.ts'
import { fieldQuery, orQuery, parseQuery, printQuery } from '../../search/index.ts'
import type { SuppressionRequest } from './check-suppression.ts'
import { definitionOf, type Suppression } from './suppression.ts'

export interface SignalValue {
  readonly field: string
  readonly value: string
}

const MAX_FIELD = 500
const MAX_VALUE = 10_000

/** The clause that selects signals with the value. */
export function valueClause({ field, value }: SignalValue): string {
  if (field === '' || field === '@' || field.length > MAX_FIELD) {
    const got = JSON.stringify(field.slice(0, 80))
    throw badInput('input.field', `Expected a field of signals such as @usr.id, got ${got}.`)
  }
  if (value === '' || value.length > MAX_VALUE) {
    throw badInput('input.value', `Expected a value of 1 to ${MAX_VALUE} characters, got ${value.length}.`)
  }
  return printQuery(fieldQuery(field, value))
}

/** A suppression of one value for one rule. */
export const suppressionOfValue = (rule: { readonly id: string; readonly name: string }, value: SignalValue) =>
  ({
    name: `${rule.name}: ${value.field} ${value.value}`.slice(0, 200),
    ruleQuery: printQuery(fieldQuery('ruleId', rule.id)),
    suppressionQuery: valueClause(value),
  }) satisfies SuppressionRequest

/** The suppression as it is, silencing the value as well, for the signal's rule too. */
export function withValue(suppression: Suppression, ruleId: string, value: SignalValue): SuppressionRequest {
  const definition = definitionOf(suppression)
  return {
    ...definition,
    ruleQuery: either(definition.ruleQuery, printQuery(fieldQuery('ruleId', ruleId))),
    suppressionQuery: definition.suppressionQuery
      ? either(definition.suppressionQuery, valueClause(value))
      : valueClause(value),
  }
}

function either(query: string, clause: string): string {
  const parsed = parseQuery(query)
  const clauses = parsed.kind === 'or' ? parsed.clauses : [parsed]
  const known = clauses.some((one) => one.kind === 'all' || printQuery(one) === clause)
  return known ? query : printQuery(orQuery([parsed, parseQuery(clause)]))
}
