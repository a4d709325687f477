import { badInput } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import { compilePredicate } from '../../search/index.ts'
import { readQuery } from '../explorer/index.ts'
import { highestSeverity, RULE_FIELDS, ruleDocument } from './rule.fields.ts'
import type { Rule } from './rule.ts'

export interface RuleListRequest {
  readonly query?: string | null | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly sort?: { readonly field: string; readonly direction?: 'ASC' | 'DESC' | null } | null | undefined
}

export interface RuleList extends Page<Rule> {
  readonly total: number
}

type Value = string | number

const SORT_VALUES: Readonly<Record<string, (rule: Rule) => Value>> = {
  name: ({ name }) => name.toLowerCase(),
  creation_date: ({ createdAt }) => createdAt.getTime(),
  update_date: ({ updatedAt }) => updatedAt.getTime(),
  enabled: ({ enabled }) => Number(enabled),
  type: ({ type }) => type,
  highest_severity: highestSeverity,
  source: (rule) => sourceOf(rule),
}

const ALIASES: Readonly<Record<string, string>> = {
  createdAt: 'creation_date',
  updatedAt: 'update_date',
  severity: 'highest_severity',
}

/** One page of the rules that a query selects, by name unless asked otherwise. */
export function listRules(rules: Iterable<Rule>, { query, first, after, sort }: RuleListRequest): RuleList {
  const size = pageSize(first, 50)
  const field = ALIASES[sort?.field ?? ''] ?? sort?.field ?? 'name'
  const sortValue = Object.hasOwn(SORT_VALUES, field) ? SORT_VALUES[field] : undefined
  if (!sortValue)
    throw badInput(
      'sort.field',
      `Expected one of ${Object.keys(SORT_VALUES).join(', ')}, got ${JSON.stringify(field)}.`,
    )
  const sign = sort?.direction === 'DESC' ? -1 : 1
  const order = (left: Place, right: Place) => sign * (compare(left.value, right.value) || compare(left.id, right.id))
  const matches = compilePredicate(readQuery(query ?? ''), RULE_FIELDS)
  const found = [...rules]
    .filter((rule) => matches(ruleDocument(rule)))
    .map((rule) => ({ rule, id: rule.id, value: sortValue(rule) }))
    .sort(order)
  const sorting = `${field} ${sign}`
  const place = after ? readCursor(after, sorting) : null
  const rest = place ? found.slice(firstBehind(found, (each) => order(each, place) > 0)) : found
  const page = toPage(rest.slice(0, size + 1), size, place !== null, ({ value, id }) =>
    encodeCursor([sorting, value, id]),
  )
  return {
    total: found.length,
    pageInfo: page.pageInfo,
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.rule })),
  }
}

interface Place {
  readonly value: Value
  readonly id: string
}

function readCursor(cursor: string, sorting: string): Place {
  const [sorted, value, id] = decodeCursor(cursor, 3)
  const isValue = typeof value === 'string' || typeof value === 'number'
  if (sorted === sorting && isValue && typeof id === 'string') return { value, id }
  throw badInput('after', 'Expected a cursor that this list has answered in this order.')
}

const compare = (left: Value, right: Value): number => (left < right ? -1 : left > right ? 1 : 0)

function firstBehind<Item>(items: readonly Item[], isBehind: (item: Item) => boolean): number {
  const index = items.findIndex(isBehind)
  return index === -1 ? items.length : index
}

function sourceOf({ tags }: Rule): string {
  const tag = tags.find((each) => each.toLowerCase().startsWith('source:'))
  return tag?.slice('source:'.length).toLowerCase() ?? ''
}
