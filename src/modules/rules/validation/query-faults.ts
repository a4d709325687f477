import { checkQuery } from '../../../search/index.ts'
import { THEN } from '../condition.ts'
import type { DetectionMethod, QueryAggregation, Rule, RuleDefinition, RuleQuery } from '../rule.ts'
import { MAX_CORRELATED_FIELDS, MAX_DISTINCT_FIELDS, MAX_GROUP_BY, MAX_WATCHED_FIELDS } from '../rule-limits.ts'
import { countFaults, fault, type RuleFault } from './fault.ts'

export type FindRule = (id: string) => Pick<Rule, 'type'> | null

const COUNTED: readonly QueryAggregation[] = ['COUNT', 'CARDINALITY', 'SUM', 'MAX']

/** What a query may take of its logs, by the method of its rule. */
const AGGREGATIONS: Readonly<Record<DetectionMethod, readonly QueryAggregation[]>> = {
  THRESHOLD: COUNTED,
  ANOMALY: COUNTED,
  SEQUENCE: COUNTED,
  NEW_VALUE: ['NEW_VALUE'],
  IMPOSSIBLE_TRAVEL: ['GEO_DATA'],
  THIRD_PARTY: ['NONE'],
}

export function queryFaults(rule: RuleDefinition, index: number, findRule: FindRule): RuleFault[] {
  const query = rule.queries[index] as RuleQuery
  const path = `queries.${index}`
  return [
    ...selectionFaults(rule, query, path, findRule),
    ...nameFaults(rule.queries.slice(0, index), query, path),
    ...aggregationFaults(rule, query, path),
    ...groupByFaults(rule, query, path),
    ...fieldFaults(`${path}.distinctFields`, query.distinctFields, MAX_DISTINCT_FIELDS),
    ...fieldFaults(`${path}.metric`, query.metric === null ? [] : [query.metric], 1),
  ]
}

function selectionFaults(
  { type, method }: RuleDefinition,
  query: RuleQuery,
  path: string,
  findRule: FindRule,
): RuleFault[] {
  const faults: RuleFault[] = checkQuery(query.query).errors.map((error) => ({ path: `${path}.query`, ...error }))
  const correlates = type === 'SIGNAL_CORRELATION'
  if (query.ruleId) {
    if (!correlates && method !== 'SEQUENCE')
      return [...faults, fault(`${path}.ruleId`, 'Expected none but in signal correlations and sequences.')]
    const counted = findRule(query.ruleId)
    if (!counted) faults.push(fault(`${path}.ruleId`, `Expected the id of a rule, there is no ${query.ruleId}.`))
    else if (counted.type === 'SIGNAL_CORRELATION')
      faults.push(fault(`${path}.ruleId`, 'Expected a rule that finds signals in logs, got a signal correlation.'))
    return faults
  }
  if (correlates) faults.push(fault(`${path}.ruleId`, 'Expected the id of the rule whose signals are counted.'))
  else if (query.query.trim() === '' && !query.matcher)
    faults.push(fault(`${path}.query`, 'Expected a query, got an empty text; * selects every log.'))
  return faults
}

function nameFaults(before: readonly RuleQuery[], { name }: RuleQuery, path: string): RuleFault[] {
  const faults: RuleFault[] = []
  if (!/^[a-z][a-z0-9_]{0,49}$/.test(name) || name === THEN)
    faults.push(
      fault(`${path}.name`, `Expected lower-case letters, digits and _, a letter first, got ${JSON.stringify(name)}.`),
    )
  if (before.some((other) => other.name === name))
    faults.push(fault(`${path}.name`, `Expected another name, ${name} is taken.`))
  return faults
}

function aggregationFaults({ type, method }: RuleDefinition, query: RuleQuery, path: string): RuleFault[] {
  const { aggregation, distinctFields, metric } = query
  const allowed = type === 'SIGNAL_CORRELATION' ? (['COUNT'] as const) : AGGREGATIONS[method]
  const faults: RuleFault[] = []
  if (!(allowed as readonly string[]).includes(aggregation)) {
    const what = type === 'SIGNAL_CORRELATION' ? 'a signal correlation' : `the method ${method}`
    faults.push(fault(`${path}.aggregation`, `Expected ${allowed.join(', ')} for ${what}, got ${aggregation}.`))
  }
  const needsFields = aggregation === 'CARDINALITY' || aggregation === 'NEW_VALUE'
  if (needsFields ? distinctFields.length === 0 : distinctFields.length > 0)
    faults.push(
      fault(`${path}.distinctFields`, 'Expected fields for CARDINALITY and NEW_VALUE and none for anything else.'),
    )
  if (aggregation === 'NEW_VALUE' && distinctFields.length > MAX_WATCHED_FIELDS)
    faults.push(
      fault(`${path}.distinctFields`, `Expected at most ${MAX_WATCHED_FIELDS} to watch, got ${distinctFields.length}.`),
    )
  const needsMetric = aggregation === 'SUM' || aggregation === 'MAX'
  if (aggregation !== 'GEO_DATA' && needsMetric !== (metric !== null))
    faults.push(fault(`${path}.metric`, 'Expected a field for SUM and MAX and none for anything else.'))
  return faults
}

/** Group-by values are what joins the queries of a rule. */
function groupByFaults({ type, method, queries }: RuleDefinition, { groupBy }: RuleQuery, path: string): RuleFault[] {
  const place = `${path}.groupBy`
  const first = queries[0]?.groupBy.length ?? 0
  const most = type === 'SIGNAL_CORRELATION' ? MAX_CORRELATED_FIELDS : MAX_GROUP_BY
  const faults = fieldFaults(place, groupBy, most)
  if (method !== 'THIRD_PARTY' && groupBy.length !== first)
    faults.push(fault(place, `Expected as many fields as the first query has (${first}), got ${groupBy.length}.`))
  if (method === 'IMPOSSIBLE_TRAVEL' && groupBy.length === 0)
    faults.push(fault(place, 'Expected the field that says who travels, such as @usr.id.'))
  return faults
}

function fieldFaults(path: string, fields: readonly string[], most: number): RuleFault[] {
  const wrong = fields.filter((field, index) => !isField(field) || fields.indexOf(field) !== index)
  return [
    ...countFaults(path, fields.length, 0, most),
    ...wrong.map((field) => fault(path, `Expected different fields such as @usr.id, got ${JSON.stringify(field)}.`)),
  ]
}

/** One field, or several attributes with `|` between them; `.*.` in a path stands for any key. */
const isField = (text: string): boolean =>
  text.split(/\|(?=@)/).every((part) => /^[@#]?[^\s@#:*?"()|]+$/.test(part.replaceAll('.*.', '.')))
