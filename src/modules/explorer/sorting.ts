import { badInput } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor } from '../../kernel/page.ts'
import { type Field, type SqlParams, textAsNumberSql } from '../../search/index.ts'
import { isNumeric } from './columns.ts'
import type { SearchIndex, SortDirection } from './search-index.ts'

export interface Sorting {
  readonly field: Field
  readonly direction: SortDirection
}

interface Component {
  readonly sql: string
  readonly type: 'Float64' | 'Int64' | 'String'
}

/** What rows are compared by before their ids; documents without the field come last in both directions. */
export interface SortKey {
  readonly absent: string
  readonly components: readonly Component[]
}

export function sortKey(index: SearchIndex, field: Field, params: SqlParams): SortKey {
  const rank = index.ranks[field.name]
  if (rank) return { absent: '0', components: [{ sql: `toFloat64(${rank})`, type: 'Float64' }] }
  const sql = field.sql(params)
  if (isNumeric(field)) {
    const number = field.kind === 'DATE' ? `toUnixTimestamp64Milli(${sql})` : sql
    return { absent: `isNull(${sql})`, components: [{ sql: `ifNull(toFloat64(${number}), 0)`, type: 'Float64' }] }
  }
  const first = field.shape === 'MANY' ? `toString(${sql}[1])` : sql
  const text: Component = { sql: first, type: 'String' }
  // Nothing says whether an attribute's values are numbers: those that are come before texts, in the order of numbers.
  const number: Component = { sql: `ifNull(${textAsNumberSql(first)}, inf)`, type: 'Float64' }
  return { absent: `empty(${sql})`, components: field.from === 'ATTRIBUTE' ? [number, text] : [text] }
}

/** Names of the columns that a list selects for the key. */
const names = ({ components }: SortKey): string[] => ['absent', ...components.map((_, index) => `s${index}`)]

export const sortSelection = (key: SortKey): string[] => [
  `toUInt8(${key.absent}) AS absent`,
  ...key.components.map(({ sql }, index) => `${sql} AS s${index}`),
]

export const sortOrder = (key: SortKey, direction: SortDirection): string =>
  names(key)
    .map((name, index) => (index === 0 ? name : `${name} ${direction}`))
    .concat(`id ${direction}`)
    .join(', ')

/** Texts from which `readCursor` makes the place of a row again. */
export const sortTexts = (key: SortKey): string[] => names(key).map((name) => `toString(${name})`)

/** The rows behind a place, in lexicographic order over the key and the id. */
export function behind(key: SortKey, direction: SortDirection, place: readonly string[], params: SqlParams): string {
  const types = ['UInt8', ...key.components.map(({ type }) => type), 'String']
  const columns = [...names(key), 'id']
  return columns.reduceRight((rest, column, index) => {
    const value = params.add(place[index], types[index])
    const further = `${column} ${index === 0 || direction === 'ASC' ? '>' : '<'} ${value}`
    return rest ? `(${further} OR (${column} = ${value} AND ${rest}))` : further
  }, '')
}

/** A cursor belongs to the order in which it was answered. */
export const writeCursor = ({ field, direction }: Sorting, place: readonly string[]): string =>
  encodeCursor([field.name, direction, ...place])

export function readCursor({ field, direction }: Sorting, cursor: string, length: number): string[] {
  const [name, order, ...place] = decodeCursor(cursor, length + 2)
  if (name !== field.name || order !== direction) {
    throw badInput(
      'after',
      `Expected a cursor of a list sorted by ${field.name} ${direction}, got one of another list.`,
    )
  }
  if (place.every((text) => typeof text === 'string')) return place
  throw badInput('after', 'Expected a cursor that this list has answered.')
}

/** Everything but long texts has an order that means something. */
export const isSortable = (field: Field, { ranks }: SearchIndex): boolean =>
  field.sortable || field.name in ranks || field.kind !== 'TEXT'
