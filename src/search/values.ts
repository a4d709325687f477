import type { SearchDocument } from './document.ts'
import type { Field } from './field.ts'
import { parseNumber } from './number.ts'
import type { SqlParams } from './sql-params.ts'
import { textAsNumberSql } from './value-sql.ts'

/** All values of a field as texts, Array(String) in SQL: what facets count and what groups are named by. Empty when the field is absent. */
export function valuesSql(field: Field, params: SqlParams): string {
  const expression = field.sql(params)
  if (field.shape === 'MANY') return expression
  return isText(field)
    ? `if(${expression} = '', [], [${expression}])`
    : `if(isNull(${expression}), [], [ifNull(toString(${dateAsNumber(field, expression)}), '')])`
}

/** `valuesSql` for a document in memory. */
export function valuesOf(field: Field, document: SearchDocument): readonly string[] {
  const value = field.get(document)
  if (value === null || value === undefined || value === '') return []
  return typeof value === 'object' ? value : [String(value)]
}

/** All values of a field that are numbers, Array(Float64) in SQL: what sums, averages and ranges are made of. */
export function numbersSql(field: Field, params: SqlParams): string {
  const expression = field.sql(params)
  if (isText(field)) {
    const texts = field.shape === 'MANY' ? expression : `[${expression}]`
    return `arrayMap(n -> assumeNotNull(n), arrayFilter(n -> isNotNull(n), arrayMap(v -> ${textAsNumberSql('v')}, ${texts})))`
  }
  return `if(isNull(${expression}), [], [toFloat64(ifNull(${dateAsNumber(field, expression)}, 0))])`
}

/** `numbersSql` for a document in memory. */
export function numbersOf(field: Field, document: SearchDocument): readonly number[] {
  const value = field.get(document)
  if (typeof value === 'number') return [value]
  return isText(field)
    ? valuesOf(field, document)
        .map(parseNumber)
        .filter((number) => number !== null)
    : []
}

const isText = ({ kind }: Field): boolean => kind === 'STRING' || kind === 'TEXT' || kind === 'IP'

const dateAsNumber = ({ kind }: Field, expression: string): string =>
  kind === 'DATE' ? `toUnixTimestamp64Milli(${expression})` : expression
