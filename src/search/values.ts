import type { SearchDocument } from './document.ts'
import type { Field } from './field.ts'
import { parseNumber } from './number.ts'

/** All values of a field as texts, none when it is absent: what groups are made of. */
export function valuesOf(field: Field, document: SearchDocument): readonly string[] {
  const value = field.get(document)
  if (value === null || value === undefined || value === '') return []
  return typeof value === 'object' ? value : [String(value)]
}

/** All values of a field that are numbers: what sums and maxima are made of. */
export function numbersOf(field: Field, document: SearchDocument): readonly number[] {
  return valuesOf(field, document)
    .map(parseNumber)
    .filter((number) => number !== null)
}
