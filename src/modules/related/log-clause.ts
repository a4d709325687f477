import {
  ANY_CHARACTER,
  ANY_TEXT,
  andQuery,
  fieldQuery,
  matchQuery,
  notQuery,
  orQuery,
  type Query,
  type Said,
} from '../../search/index.ts'
import { type GroupValue, NOT_AVAILABLE, referencesOf } from './group-value.ts'

/** Longer values are told from others by how they begin. */
const LONGEST = 1_000
const BEGINNING = 200

/** The logs that have a signal's group-by values. */
export function groupClause(values: readonly GroupValue[], optional: boolean): Said {
  const said = values.filter(({ value }) => value !== '').map((value) => valueClause(value, optional))
  return { query: andQuery(said.map(({ query }) => query)), exact: said.every(({ exact }) => exact) }
}

function valueClause({ field, value }: GroupValue, optional: boolean): Said {
  const references = referencesOf(field)
  if (!references.length) return { query: andQuery([]), exact: false }
  const has = orQuery(references.map((reference) => valueQuery(reference, value)))
  const query = optional && value === NOT_AVAILABLE ? orQuery([lacking(references), has]) : has
  return { query, exact: value.length <= LONGEST }
}

function valueQuery(field: string, value: string): Query {
  if (value.length <= LONGEST) return fieldQuery(field, value)
  // Half a surrogate pair would never be found.
  const beginning = value.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, '')
  return matchQuery(field, [beginning, ANY_TEXT])
}

/** An empty value counts as none, so that `-field:*` would say too little. */
const lacking = (references: readonly string[]): Query =>
  notQuery(orQuery(references.map((field) => matchQuery(field, [ANY_CHARACTER, ANY_TEXT]))))
