import { parseBlock } from './address.ts'
import { andQuery, existsQuery, matchQuery, notQuery, orQuery } from './build.ts'
import { type FieldCatalog, resolveField } from './catalog.ts'
import { parseNumber } from './number.ts'
import { isAnything, NOWHERE, type Query } from './query.ts'
import type { FieldClause, NumberOperator, StructuredQuery, TextOperator } from './structured.ts'
import { PATTERNS, writePattern } from './structured-plan.ts'

/** What the language says of a query, and whether that is all of it: what it leaves out makes it find more. */
export interface Said {
  readonly query: Query
  readonly exact: boolean
}

const NOTHING_SAID: Said = { query: andQuery([]), exact: false }
const LONGEST_PATTERN = 256

/**
 * A structured query in the search language, as far as that goes. Whatever the structured query selects is selected; folded case, regular
 * expressions and comparisons of two fields cannot be said, so that more is.
 */
export function sayStructured(query: StructuredQuery, catalog: FieldCatalog): Said {
  if ('all' in query) return join(query.all, catalog, andQuery)
  if ('any' in query) return join(query.any, catalog, orQuery)
  if ('anywhere' in query) return NOTHING_SAID
  if (!('not' in query)) return sayClause(query, catalog)
  // The opposite of what selects too much would select too little.
  const said = sayStructured(query.not, catalog)
  return said.exact ? { query: notQuery(said.query), exact: true } : NOTHING_SAID
}

function join(
  parts: readonly StructuredQuery[],
  catalog: FieldCatalog,
  joined: (queries: readonly Query[]) => Query,
): Said {
  const said = parts.map((part) => sayStructured(part, catalog))
  return { query: joined(said.map(({ query }) => query)), exact: said.every(({ exact }) => exact) }
}

/** Attributes compare alike in both. Texts are searched by words instead, and one key cannot stand for any. */
function isPlain(reference: string, catalog: FieldCatalog): boolean {
  if (reference.includes('.*.')) return false
  const { from, kind, foldsCase } = resolveField(catalog, reference)
  return from === 'ATTRIBUTE' && kind !== 'TEXT' && !foldsCase
}

function sayClause(clause: FieldClause, catalog: FieldCatalog): Said {
  const { fields } = clause
  if (!fields.every((field) => isPlain(field, catalog))) return NOTHING_SAID
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
