import type { SearchDocument } from './document.ts'
import type { Field } from './field.ts'
import { parseNumber } from './number.ts'
import type { SqlParams } from './sql-params.ts'

/** `valuesOf` in SQL: Array(String). */
export function valuesSql(field: Field, params: SqlParams): string {
  const expression = field.sql(params)
  if (field.shape === 'MANY') return expression
  if (isText(field)) return `if(${expression} = '', [], [${expression}])`
  const number = field.kind === 'DATE' ? `toUnixTimestamp64Milli(${expression})` : expression
  return `if(isNull(${expression}), [], [ifNull(toString(${number}), '')])`
}

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

const isText = ({ kind }: Field): boolean => kind === 'STRING' || kind === 'TEXT' || kind === 'IP'
