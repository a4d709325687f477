import { checkQuery } from '../../search/index.ts'
import { ConditionError, parseCondition } from './condition.ts'
import type { RuleDefinition, RuleQuery } from './rule.ts'
import {
  MAX_CASES,
  MAX_DISTINCT_FIELDS,
  MAX_GROUP_BY,
  MAX_NAME_LENGTH,
  MAX_QUERIES,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  TIME_STEPS,
} from './rule-limits.ts'
import { TemplateError } from './template-ast.ts'
import { parseTemplate } from './template-parser.ts'

export interface RuleFault {
  /** Path of what is wrong, such as `queries.0.query`. */
  readonly path: string
  readonly message: string
  /** Where in that text, in UTF-16 code units. */
  readonly offset?: number
  readonly length?: number
}

/** Everything that keeps a threshold rule from working as it says; nothing for a rule that does. */
export function validateRule(rule: RuleDefinition): RuleFault[] {
  return [
    ...textFaults(rule),
    ...count('queries', rule.queries.length, 1, MAX_QUERIES),
    ...rule.queries.flatMap((query, index) => queryFaults(query, `queries.${index}`, rule.queries.slice(0, index))),
    ...count('cases', rule.cases.length, 1, MAX_CASES),
    ...caseFaults(rule),
    ...optionFaults(rule),
  ]
}

function textFaults({ name, message, tags }: RuleDefinition): RuleFault[] {
  return [
    ...(name.trim() === '' || name.length > MAX_NAME_LENGTH
      ? [fault('name', `Expected 1 to ${MAX_NAME_LENGTH} characters, got ${name.length}.`)]
      : templateFaults('name', name)),
    ...templateFaults('message', message),
    ...count('tags', tags.length, 0, MAX_TAGS),
    ...tags.flatMap((tag, index) =>
      tag.trim() === '' || tag.length > MAX_TAG_LENGTH
        ? [fault(`tags.${index}`, `Expected 1 to ${MAX_TAG_LENGTH} characters, got ${tag.length}.`)]
        : [],
    ),
  ]
}

function queryFaults(query: RuleQuery, path: string, before: readonly RuleQuery[]): RuleFault[] {
  const faults: RuleFault[] = checkQuery(query.query).errors.map((error) => ({ path: `${path}.query`, ...error }))
  const add = (field: string, message: string) => faults.push(fault(`${path}.${field}`, message))
  const { name, aggregation, groupBy, distinctFields, metric } = query
  if (!/^[a-z][a-z0-9_]{0,49}$/.test(name))
    add('name', `Expected lower-case letters, digits and _, a letter first, got ${JSON.stringify(name)}.`)
  if (before.some((other) => other.name === name)) add('name', `Expected another name, ${name} is taken.`)
  if (!['COUNT', 'CARDINALITY', 'SUM', 'MAX'].includes(aggregation))
    add('aggregation', `Expected COUNT, CARDINALITY, SUM or MAX for a threshold, got ${aggregation}.`)
  if (before[0] && before[0].groupBy.length !== groupBy.length)
    add(
      'groupBy',
      `Expected as many fields as the first query has (${before[0].groupBy.length}), got ${groupBy.length}.`,
    )
  if (aggregation === 'CARDINALITY' ? distinctFields.length === 0 : distinctFields.length > 0)
    add('distinctFields', 'Expected fields for CARDINALITY and none for anything else.')
  if (aggregation === 'SUM' || aggregation === 'MAX' ? metric === null : metric !== null)
    add('metric', 'Expected a field for SUM and MAX and none for anything else.')
  return [
    ...faults,
    ...fieldFaults(`${path}.groupBy`, groupBy, MAX_GROUP_BY),
    ...fieldFaults(`${path}.distinctFields`, distinctFields, MAX_DISTINCT_FIELDS),
    ...fieldFaults(`${path}.metric`, metric === null ? [] : [metric], 1),
  ]
}

function fieldFaults(path: string, fields: readonly string[], most: number): RuleFault[] {
  const wrong = fields.filter((field, index) => !/^[@#]?[^\s@#:*?"()]+$/.test(field) || fields.indexOf(field) !== index)
  return [
    ...count(path, fields.length, 0, most),
    ...wrong.map((field) => fault(path, `Expected different fields such as @usr.id, got ${JSON.stringify(field)}.`)),
  ]
}

function caseFaults({ cases, queries }: RuleDefinition): RuleFault[] {
  const labels = queries.map(({ name }) => name)
  return cases.flatMap(({ name, condition }, index) => {
    const path = `cases.${index}`
    const faults = name === null ? [] : templateFaults(`${path}.name`, name)
    if (name !== null && name.length > MAX_NAME_LENGTH)
      faults.push(fault(`${path}.name`, `Expected at most ${MAX_NAME_LENGTH} characters, got ${name.length}.`))
    try {
      parseCondition(condition ?? '', labels)
    } catch (error) {
      faults.push(placed(`${path}.condition`, error))
    }
    return faults
  })
}

function optionFaults({ options }: RuleDefinition): RuleFault[] {
  const { evaluationWindow, keepAlive, maxSignalDuration } = options
  const faults = Object.entries({ evaluationWindow, keepAlive, maxSignalDuration })
    .filter(([, value]) => !(TIME_STEPS as readonly number[]).includes(value))
    .map(([name, value]) => {
      const steps = TIME_STEPS.map((step) => step / 60_000).join(', ')
      return fault(`options.${name}`, `Expected one of ${steps} minutes, got ${value / 60_000}.`)
    })
  if (evaluationWindow > keepAlive) faults.push(fault('options.keepAlive', 'Expected at least the evaluation window.'))
  if (keepAlive > maxSignalDuration)
    faults.push(fault('options.maxSignalDuration', 'Expected at least the keep-alive time.'))
  return faults
}

function templateFaults(path: string, template: string): RuleFault[] {
  try {
    parseTemplate(template)
    return []
  } catch (error) {
    return [placed(path, error)]
  }
}

function placed(path: string, error: unknown): RuleFault {
  if (!(error instanceof TemplateError || error instanceof ConditionError)) throw error
  return { path, message: error.message, offset: error.offset, length: error.length }
}

const count = (path: string, number: number, least: number, most: number): RuleFault[] =>
  number < least || number > most ? [fault(path, `Expected ${least} to ${most}, got ${number}.`)] : []

const fault = (path: string, message: string): RuleFault => ({ path, message })
