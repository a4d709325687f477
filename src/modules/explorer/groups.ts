import { badInput, DomainError } from '../../kernel/errors.ts'
import type { Field } from '../../search/index.ts'
import { type TextColumn, textColumn } from './columns.ts'
import type { Hits } from './hits.ts'
import { type Measure, measureSql } from './measure.ts'
import type { Row } from './row.ts'
import type { SortDirection } from './search-index.ts'
import type { Part, Statement } from './statement.ts'

export interface Dimension {
  readonly field: Field
  readonly limit: number
  readonly order: SortDirection
}

export const MAX_DIMENSIONS = 4
const MAX_GROUPS = 10_000

/** The groups of one level within the same group of the level above, in the order of the first measure. */
export interface Group {
  readonly key: string
  /** Of the measures, over all documents of the group: no sum of what is shown below it. */
  readonly values: readonly (number | null)[]
  readonly groups: readonly Group[]
}

export interface Grouping {
  readonly groups: readonly Group[]
  /** Documents and first measure of all groups of the first level, shown or not; a document counts once for each of its values. */
  readonly total: { readonly count: number; readonly value: number }
}

/** Checks the dimensions of a request. */
export function checkDimensions(dimensions: readonly Dimension[], path: string): void {
  if (dimensions.length > MAX_DIMENSIONS) {
    throw badInput(path, `Expected at most ${MAX_DIMENSIONS} fields to group by, got ${dimensions.length}.`)
  }
  const names = dimensions.map(({ field }) => field.name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) throw badInput(path, `Expected different fields to group by, got ${twice} twice.`)
  const groups = dimensions.reduce((product, { limit }) => product * limit, 1)
  if (groups > MAX_GROUPS) {
    throw new DomainError('TOO_EXPENSIVE', `The limits allow ${groups} groups, where ${MAX_GROUPS} are allowed.`, {
      path,
      cost: groups,
      allowed: MAX_GROUPS,
    })
  }
}

/** The levels of a grouping as tables of the statement, each restricted to the shown groups of the level above. */
export interface Levels {
  readonly columns: readonly TextColumn[]
  /** Names of the tables; they have the columns k0 … and m0 …. */
  readonly tables: readonly string[]
  read(): Grouping
}

export const groupingPart =
  (dimensions: readonly Dimension[], measures: readonly Measure[]): Part<Grouping> =>
  (statement) =>
    addLevels(statement, dimensions, measures).read

export function addLevels(
  statement: Statement,
  dimensions: readonly Dimension[],
  measures: readonly Measure[],
): Levels {
  const hits = statement.hits()
  const columns = dimensions.map(({ field }) => textColumn(hits, field))
  const values = measures.map((measure) => measureSql(hits, measure))
  const tables: string[] = []
  const rows = dimensions.map((dimension, depth) => {
    const above = tables[depth - 1]
    const sql = () => levelSql(hits, columns.slice(0, depth + 1), values, dimension, above)
    const table = statement.table(sql)
    tables.push(table)
    const keys = keyNames(depth + 1).map((key) => `toString(${key})`)
    const measured = values.map((_, index) => `m${index}`)
    return hits.branch(() => ({
      texts: `[${keys.join(', ')}]`,
      numbers: `[${['all_count', 'all_value', ...measured].join(', ')}]`,
      from: `FROM ${table}`,
    }))
  })
  return {
    columns,
    tables,
    read: () => {
      const levels = rows.map((level) => level())
      const [count = 0, value = 0] = levels[0]?.[0]?.numbers ?? []
      return { groups: nest(levels, dimensions, []), total: { count: count ?? 0, value: value ?? 0 } }
    },
  }
}

export const keyNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `k${index}`)

export const keySelection = (columns: readonly TextColumn[]): string[] =>
  columns.map(({ value }, index) => `${value} AS k${index}`)

function levelSql(
  hits: Hits,
  columns: readonly TextColumn[],
  values: readonly string[],
  { limit, order }: Dimension,
  above: string | undefined,
): string {
  const keys = keyNames(columns.length)
  const parents = keys.slice(0, -1)
  const own = keys.at(-1) as string
  const restricted = above ? `WHERE (${parents.join(', ')}) IN (SELECT ${parents.join(', ')} FROM ${above})` : ''
  const present = columns.at(-1)?.many ? '' : `WHERE ${own} != ''`
  const measures = values.map((sql, index) => `${sql} AS m${index}`)
  return `SELECT * FROM (
      SELECT *, sum(documents) OVER () AS all_count, ifNull(sum(m0) OVER (), 0) AS all_value
      FROM (
        SELECT ${[...keySelection(columns), ...measures].join(', ')}, toFloat64(count()) AS documents
        FROM ${hits.name} ${restricted} GROUP BY ${keys.join(', ')}
      )
      ${present}
    )
    ORDER BY isNull(m0), m0 ${order}, ${own}
    LIMIT ${limit}${parents.length ? ` BY ${parents.join(', ')}` : ''}`
}

function nest(
  levels: readonly (readonly Row[])[],
  dimensions: readonly Dimension[],
  above: readonly string[],
): Group[] {
  const [level, ...below] = levels
  const [dimension, ...others] = dimensions
  if (!level || !dimension) return []
  const depth = above.length
  return level
    .filter(({ texts }) => above.every((key, index) => texts[index] === key))
    .map((row) => ({ key: row.texts[depth] as string, values: row.numbers.slice(2) }))
    .sort((a, b) => compareGroups(a, b, dimension.order))
    .map((group) => ({ ...group, groups: nest(below, others, [...above, group.key]) }))
}

type Unnested = Omit<Group, 'groups'>

function compareGroups(a: Unnested, b: Unnested, order: SortDirection): number {
  const [left, right] = [a.values[0] ?? null, b.values[0] ?? null]
  if (left !== right) {
    if (left === null || right === null) return left === null ? 1 : -1
    return order === 'ASC' ? left - right : right - left
  }
  return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
}
