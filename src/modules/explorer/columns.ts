import { type Field, textAsNumberSql } from '../../search/index.ts'
import type { Hits } from './hits.ts'

export const isNumeric = ({ kind }: Field): boolean => kind === 'NUMBER' || kind === 'DURATION' || kind === 'DATE'

/** A field's values as texts, for grouping: one, where '' is absent, or many, each once. */
export interface TextColumn {
  readonly name: string
  readonly many: boolean
  /** SQL that holds for documents without the field. */
  readonly absent: string
  /** SQL of a value; a document is in the group of each. */
  readonly value: string
}

export function textColumn(hits: Hits, field: Field): TextColumn {
  const many = field.shape === 'MANY'
  const name = hits.column(`text ${field.name}`, (params) => textSql(field, field.sql(params)))
  return { name, many, absent: `empty(${name})`, value: many ? `arrayJoin(${name})` : name }
}

function textSql(field: Field, sql: string): string {
  if (field.kind === 'DATE') return `ifNull(toString(toUnixTimestamp64Milli(${sql})), '')`
  if (isNumeric(field)) return `ifNull(toString(${sql}), '')`
  // Making values unique costs five times the counting itself.
  return field.mayRepeat ? `if(length(${sql}) < 2, ${sql}, arrayDistinct(${sql}))` : sql
}

/** A field's values as numbers, for computing: one that may be NULL, or an array of many. */
export interface NumberColumn {
  readonly name: string
  readonly many: boolean
}

export function numberColumn(hits: Hits, field: Field): NumberColumn {
  const many = field.shape === 'MANY'
  return { many, name: hits.column(`number ${field.name}`, (params) => numberSql(field, field.sql(params))) }
}

function numberSql(field: Field, sql: string): string {
  if (field.kind === 'DATE') return `toNullable(toFloat64(toUnixTimestamp64Milli(${sql})))`
  if (isNumeric(field)) return `toNullable(toFloat64(${sql}))`
  if (field.shape === 'ONE') return textAsNumberSql(sql)
  return `arrayMap(n -> assumeNotNull(n), arrayFilter(n -> isNotNull(n), arrayMap(v -> ${textAsNumberSql('v')}, ${sql})))`
}
