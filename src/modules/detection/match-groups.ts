import { hash } from 'node:crypto'
import type { Field, SearchDocument } from '../../search/index.ts'
import type { Rule } from '../rules/index.ts'

/** A log with lists in several group-by fields counts for each combination, up to so many: the rest of such a log is an attempt to drown us. */
const MAX_COMBINATIONS = 64
/** Stands for a group-by value that a log does not have. */
const NOT_AVAILABLE = 'N/A'

/** Every combination of the fields' values; none when a field has no value and needs one. */
export function combinations(fields: readonly Field[], document: SearchDocument, optional: boolean): string[][] {
  let found: string[][] = [[]]
  for (const field of fields) {
    const values = textsOf(field, document)
    const choices = values.length ? values : optional ? [NOT_AVAILABLE] : []
    found = found.flatMap((head) => choices.map((value) => [...head, value])).slice(0, MAX_COMBINATIONS)
  }
  return found
}

/** Stands for the rule, its version, and the values that make a group of their own. */
export const groupHashOf = (
  { id, version }: Pick<Rule, 'id' | 'version'>,
  values: readonly (string | number)[],
): string => hash('sha256', JSON.stringify([id, version, ...values]), 'hex').slice(0, 32)

export function textsOf(field: Field, document: SearchDocument): readonly string[] {
  const value = field.get(document)
  if (typeof value === 'object' && value !== null)
    return value.length > 1 ? [...new Set(value)].filter(isSaid) : value.filter(isSaid)
  return value === null || value === undefined || value === '' ? [] : [String(value)]
}

const isSaid = (text: string): boolean => text !== ''

export function numberOf(field: Field, document: SearchDocument): number | null {
  const text = textsOf(field, document)[0]
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
