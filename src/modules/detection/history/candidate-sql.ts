import type { SqlParams } from '../../../search/index.ts'
import type { Condition, Rule } from '../../rules/index.ts'
import { compileSteps, isOrdered } from '../sequence.ts'
import { compileCases } from '../threshold.ts'

/**
 * What has to be true of two neighbouring buckets, each as long as the evaluation window or longer, for the rule to hold anywhere in the second: any
 * window that ends there lies within the two, and no comparison becomes false by counting more.
 */
export function candidateCondition(rule: Rule, params: SqlParams): string {
  if (rule.method === 'SEQUENCE' || isOrdered(rule))
    return compileSteps(rule)
      .map(({ condition }) => conditionSql(condition, rule, params))
      .join(' AND ')
  return compileCases(rule)
    .map((condition) => conditionSql(condition, rule, params))
    .join(' OR ')
}

function conditionSql(condition: Condition, rule: Rule, params: SqlParams): string {
  if (condition.kind !== 'comparison') {
    const parts = condition.conditions.map((part) => conditionSql(part, rule, params))
    return `(${parts.join(condition.kind === 'all' ? ' AND ' : ' OR ')})`
  }
  const index = rule.queries.findIndex(({ name }) => name === condition.label)
  const operator = condition.orEqual ? '>=' : '>'
  // A query that found nothing has no value, and no comparison of it holds.
  return `(countIf(query = ${index}) > 0 AND sumIf(counted, query = ${index}) ${operator} ${params.add(String(condition.limit), 'Float64')})`
}
