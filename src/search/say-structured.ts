import { parseBlock } from './address.ts'
import { andQuery, existsQuery, matchQuery, notQuery, orQuery } from './build.ts'
import { parseNumber } from './number.ts'
import { isAnything, NOWHERE, type Query } from './query.ts'
import type { FieldClause, NumberOperator, StructuredQuery, TextOperator } from './structured.ts'
import { PATTERNS, writePattern } from './structured-plan.ts'

/** What the language says of a query, and whether that is all of it: what it leaves out makes it find more. */
export interface Said {
  readonly query: Query
  readonly exact: boolean
}

/** Attributes compare alike in both; `message:` is by words, and one key cannot stand for any. */
const isPlain = (field: string): boolean => field.startsWith('@') && !field.includes('.*.')

const NOTHING_SAID: Said = { query: andQuery([]), exact: false }
const LONGEST_PATTERN = 256

/**
 * A structured query in the search language, as far as that goes. Whatever the structured query selects is selected; folded case, regular
 * expressions and comparisons of two fields cannot be said, so that more is.
 */
export function sayStructured(query: StructuredQuery): Said {
  if ('all' in query) return together(query.all.map(sayStructured), andQuery)
  if ('any' in query) return together(query.any.map(sayStructured), orQuery)
  if ('anywhere' in query) return NOTHING_SAID
  if (!('not' in query)) return sayClause(query)
  // The opposite of what selects too much would select too little.
  const said = sayStructured(query.not)
  return said.exact ? { query: notQuery(said.query), exact: true } : NOTHING_SAID
}

const together = (said: readonly Said[], join: (queries: readonly Query[]) => Query): Said => ({
  query: join(said.map(({ query }) => query)),
  exact: said.every(({ exact }) => exact),
})

function sayClause(clause: FieldClause): Said {
  const { fields } = clause
  if (!fields.every(isPlain)) return NOTHING_SAID
  const each = (say: (field: string) => Query): Said => ({ query: orQuery(fields.map(say)), exact: true })
  switch (clause.operator) {
    case 'exists':
      return each(existsQuery)
    case 'cidr': {
      const blocks = clause.values.filter((value) => parseBlock(value))
      if (!blocks.length) return NOTHING_SAID
      return each((field) => ({ kind: 'cidr', field, blocks, place: NOWHERE }))
    }
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const value = { kind: 'NUMBER', text: String(clause.value) } as const
      if (parseNumber(value.text) === null) return NOTHING_SAID
      return each((field) => ({ kind: 'comparison', field, operator: SIGNS[clause.operator], value, place: NOWHERE }))
    }
    case 'equals':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'like':
      return sayTexts(fields, clause.operator, clause.values, clause.cased === true)
    default:
      return NOTHING_SAID
  }
}

const SIGNS: Readonly<Record<NumberOperator, '<' | '<=' | '>' | '>='>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** Whatever the case, such a text is the same. */
const CASELESS = /^[\x20-\x40[-`{-~]*$/

function sayTexts(fields: readonly string[], operator: TextOperator, values: readonly string[], cased: boolean): Said {
  if (!cased && !values.every((value) => CASELESS.test(value))) return NOTHING_SAID
  const patterns = values.map((value) => PATTERNS[operator](value))
  if (patterns.some((pattern) => isAnything(pattern) || writePattern(pattern).length > LONGEST_PATTERN))
    return NOTHING_SAID
  return {
    query: orQuery(fields.flatMap((field) => patterns.map((pattern) => matchQuery(field, pattern)))),
    exact: true,
  }
}
