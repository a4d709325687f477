import { badInput } from '../../kernel/errors.ts'
import { formatTime } from '../../kernel/time.ts'
import type { Field, SqlParams } from '../../search/index.ts'
import { requestedField, type SearchIndex } from '../explorer/index.ts'

/** Null where a row has no value. */
export type Cell = string | number | null | readonly string[]

/** A field of the search language as a column: read as a text, whatever its kind. */
export interface ExportColumn {
  readonly name: string
  readonly sql: (params: SqlParams) => string
  read(text: string): Cell
}

const MOST = 100

export function exportColumns(index: SearchIndex, names: readonly string[], path: string): ExportColumn[] {
  if (names.length === 0 || names.length > MOST) {
    throw badInput(path, `Expected 1 to ${MOST} columns, got ${names.length}.`)
  }
  return names.map((name, place) => {
    if (names.indexOf(name) < place) throw badInput(`${path}.${place}`, `Expected each column once, got ${name} twice.`)
    return { name, ...reading(requestedField(index, name, `${path}.${place}`)) }
  })
}

function reading(field: Field): Omit<ExportColumn, 'name'> {
  if (field.kind === 'DATE') {
    return {
      sql: (params) => `ifNull(toString(toUnixTimestamp64Milli(${field.sql(params)})), '')`,
      read: (text) => (text === '' ? null : formatTime(new Date(Number(text)))),
    }
  }
  if (field.kind === 'NUMBER' || field.kind === 'DURATION') {
    const unit = field.kind === 'DURATION' ? field.nanoseconds / 1_000_000_000 : 1
    return {
      sql: (params) => `ifNull(toString(${field.sql(params)}), '')`,
      read: (text) => (text === '' ? null : Number(text) * unit),
    }
  }
  if (field.shape === 'ONE') {
    return { sql: (params) => `toString(${field.sql(params)})`, read: (text) => (text === '' ? null : text) }
  }
  const values = (params: SqlParams) => (field.mayRepeat ? `arrayDistinct(${field.sql(params)})` : field.sql(params))
  return { sql: (params) => `toJSONString(${values(params)})`, read: (text) => JSON.parse(text) as string[] }
}
