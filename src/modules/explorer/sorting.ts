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

/** The order of the table itself. */
export const TIME_KEY: SortKey = {
  absent: '0',
  components: [{ sql: 'toUnixTimestamp64Milli(timestamp)', type: 'Int64' }],
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

export function sortOrder(key: SortKey, direction: SortDirection): string {
  // Written as the table is ordered, so that only as much of it is read as the page needs.
  if (key === TIME_KEY) return `timestamp ${direction}, id ${direction}`
  const [absent, ...values] = names(key)
  return [absent, ...[...values, 'id'].map((name) => `${name} ${direction}`)].join(', ')
}

/** Texts from which `readCursor` makes the place of a row again. */
export const sortTexts = (key: SortKey): string[] => names(key).map((name) => `toString(${name})`)

/** Types of a place: what `sortTexts` answers of a row, and its id. */
const placeTypes = (key: SortKey) => ['UInt8', ...key.components.map(({ type }) => type), 'String'] as const

/** The rows behind a place, in lexicographic order over the key and the id. */
export function behind(key: SortKey, direction: SortDirection, place: readonly string[], params: SqlParams): string {
  const types = placeTypes(key)
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

export function readCursor({ field, direction }: Sorting, cursor: string, key: SortKey): string[] {
  const types = placeTypes(key)
  const [name, order, ...place] = decodeCursor(cursor, types.length + 2)
  if (name !== field.name || order !== direction) {
    throw badInput(
      'after',
      `Expected a cursor of a list sorted by ${field.name} ${direction}, got one of another list.`,
    )
  }
  if (place.every((text, index) => isValue(text, types[index]))) return place as string[]
  throw badInput('after', 'Expected a cursor that this list has answered.')
}

function isValue(text: unknown, type: ReturnType<typeof placeTypes>[number] | undefined): boolean {
  if (typeof text !== 'string') return false
  if (type === 'UInt8') return /^[01]$/.test(text)
  if (type === 'Int64') return /^-?\d{1,15}$/.test(text)
  return type === 'String' || text === 'inf' || /^-?\d{1,40}(\.\d{1,40})?(e[+-]?\d{1,3})?$/.test(text)
}

/** Everything but long texts has an order that means something. */
export const isSortable = (field: Field, { ranks }: SearchIndex): boolean =>
  field.sortable || field.name in ranks || field.kind !== 'TEXT'
