import type { BaseRule } from './base-rule.ts'
import { messageOf, severityOf, tagsOf } from './content.ts'
import type { ImportedQuery, ImportedRule } from './imported-rule.ts'
import { fieldReferences } from './logsource/mapping.ts'
import { type CorrelationDocument, map, optionalText, texts } from './read/rule-document.ts'
import type { Yaml, YamlMap } from './read/yaml.ts'
import { toSelection } from './selection.ts'
import { SigmaError, shown } from './sigma-error.ts'

const TYPES = ['event_count', 'value_count', 'temporal', 'temporal_ordered'] as const
type CorrelationType = (typeof TYPES)[number]

/** Each kind of rule has at most so many queries. */
const MAX_RULES = 10

export const referencesOf = ({ correlation }: CorrelationDocument) => ({
  names: texts(correlation, 'rules'),
  generate: correlation.get('generate') === true,
})

/** A correlation as a rule whose queries are the rules that it builds on. */
export function correlationRule(
  index: number,
  document: CorrelationDocument,
  known: (reference: string) => BaseRule,
): ImportedRule {
  const { correlation } = document
  const type = typeOf(correlation)
  const { names } = referencesOf(document)
  if (names.length === 0) throw new SigmaError('Expected rules to correlate, got none.')
  if (names.length > MAX_RULES)
    throw new SigmaError(`Expected at most ${MAX_RULES} rules to correlate, got ${names.length}.`)
  const bases = names.map((name) => ({ name, ...known(name) }))
  const groupBy = groupings(correlation)
  const window = windowOf(correlation)
  const counts = type === 'event_count' || type === 'value_count'
  const queries = counts
    ? [countQuery(type, correlation, bases, groupBy)]
    : bases.map((base, at) => query(at, [base], groupBy))
  return {
    index,
    sigmaId: document.id,
    name: document.title,
    message: messageOf(document),
    type: 'LOG_DETECTION',
    method: type === 'temporal_ordered' ? 'SEQUENCE' : 'THRESHOLD',
    tags: tagsOf(
      document,
      bases.flatMap(({ mapping }) => mapping.sources),
    ),
    queries,
    cases: [
      {
        name: null,
        condition: counts ? `a ${limitOf(correlation)}` : allHappened(type, correlation, queries),
        severity: severityOf(document),
      },
    ],
    options: {
      evaluationWindow: window,
      keepAlive: Math.max(window, HOUR),
      maxSignalDuration: DAY,
      decreaseCriticalityBasedOnEnv: false,
    },
  }
}

type NamedBase = BaseRule & { readonly name: string }

/** A field that events are brought together by, and what it is called in each rule. */
interface Grouping {
  readonly field: string
  readonly in: ReadonlyMap<string, string>
}

function groupings(correlation: YamlMap): Grouping[] {
  const aliases = correlation.get('aliases')
  const known = aliases === undefined || aliases === null ? new Map<string, Yaml>() : map(aliases, 'aliases')
  return texts(correlation, 'group-by').map((field) => {
    const alias = known.get(field)
    if (alias === undefined) return { field, in: new Map() }
    return { field, in: new Map([...map(alias, `aliases.${field}`)].map(([rule, name]) => [rule, String(name)])) }
  })
}

function query(at: number, bases: readonly NamedBase[], groupBy: readonly Grouping[]): ImportedQuery {
  return {
    name: String.fromCharCode(97 + at),
    ...selectionOfAny(bases),
    aggregation: 'COUNT',
    groupBy: groupBy.map((grouping) => referenceOf(bases, ({ name }) => grouping.in.get(name) ?? grouping.field)),
    optionalGroupBy: false,
    distinctFields: [],
    metric: null,
  }
}

function countQuery(
  type: CorrelationType,
  correlation: YamlMap,
  bases: readonly NamedBase[],
  groupBy: readonly Grouping[],
): ImportedQuery {
  const counted = query(0, bases, groupBy)
  if (type === 'event_count') return counted
  const fields = texts(map(correlation.get('condition'), 'correlation.condition'), 'field')
  if (fields.length === 0) throw new SigmaError('Expected the field whose values are counted in correlation.condition.')
  return {
    ...counted,
    aggregation: 'CARDINALITY',
    distinctFields: fields.map((field) => referenceOf(bases, () => field)),
  }
}

/** The logs of any of the rules, each from where it looks. */
function selectionOfAny(bases: readonly NamedBase[]) {
  const [only] = bases
  if (only && bases.length === 1) return toSelection(only.mapping, only.detection)
  const sources = [...new Set(bases.flatMap(({ mapping }) => mapping.sources))]
  const any = bases.map(({ mapping, detection }) => ({
    all: [
      { fields: ['source'], operator: 'equals', values: mapping.sources, cased: true } as const,
      ...(mapping.where ?? []),
      detection,
    ],
  }))
  return toSelection({ sources }, { any })
}

/** One field of a rule's query; over several shapes or rules, all that it is called. */
function referenceOf(bases: readonly NamedBase[], nameIn: (base: NamedBase) => string): string {
  return [...new Set(bases.flatMap((base) => fieldReferences(base.mapping, nameIn(base))))].join('|')
}

function typeOf(correlation: YamlMap): CorrelationType {
  const type = optionalText(correlation, 'type')
  const found = TYPES.find((known) => known === type)
  if (!found) throw new SigmaError(`Expected a correlation of the type ${TYPES.join(', ')}, got ${shown(type)}.`)
  return found
}

/** Conditions of rules are open upwards: less than, equal and unequal would have to hold when nothing happens. */
function limitOf(correlation: YamlMap): string {
  const condition = map(correlation.get('condition'), 'correlation.condition')
  const operators = [...condition].filter(([key]) => key !== 'field')
  const [operator, limit] = operators[0] ?? []
  if (operators.length !== 1 || (operator !== 'gte' && operator !== 'gt')) {
    throw new SigmaError(
      `Expected gt or gte alone in correlation.condition, got ${operators.map(([key]) => key).join(', ') || 'nothing'}.`,
    )
  }
  const number = Number(limit)
  if (typeof limit === 'object' || !Number.isFinite(number))
    throw new SigmaError(`Expected a number for ${operator}, got ${shown(limit)}.`)
  return `${operator === 'gt' ? '>' : '>='} ${number}`
}

function allHappened(type: CorrelationType, correlation: YamlMap, queries: readonly ImportedQuery[]): string {
  const condition = correlation.get('condition')
  if (condition !== undefined && condition !== null) {
    const asked =
      condition instanceof Map && condition.size === 1
        ? Number(condition.get('gte') ?? condition.get('eq'))
        : Number.NaN
    if (asked !== queries.length)
      throw new SigmaError('Expected a temporal correlation of all its rules, got one of some of them.')
  }
  return queries.map(({ name }) => `${name} > 0`).join(type === 'temporal_ordered' ? ' then ' : ' && ')
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }

/** A rule looks back over one of these. */
const WINDOWS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440].map((minutes) => minutes * MINUTE)

function windowOf(correlation: YamlMap): number {
  const text = optionalText(correlation, 'timespan')
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text?.trim() ?? '') ?? []
  const window = Number(count) * (UNITS[unit] ?? Number.NaN)
  if (WINDOWS.includes(window)) return window
  throw new SigmaError(
    `Expected a timespan of 1, 5, 10, 15 or 30 minutes or 1, 2, 3, 6, 12 or 24 hours, got ${shown(text)}.`,
  )
}
