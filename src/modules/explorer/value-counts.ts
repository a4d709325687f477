import type { Field, Query } from '../../search/index.ts'
import { textColumn } from './columns.ts'
import type { Part } from './statement.ts'

/** How many documents have each value of a field, those of the most documents first. */
export interface ValueCounts {
  readonly counts: readonly (readonly [value: string, count: number])[]
  /** Documents without the field. */
  readonly missing: number
  /** There are more values than were asked for. */
  readonly truncated: boolean
}

export const valueCountsPart =
  (query: Query, field: Field, limit: number): Part<ValueCounts> =>
  (statement) => {
    const hits = statement.hits(query)
    const column = textColumn(hits, field)
    const missing = hits.scalar(`countIf(${column.absent})`)
    const present = column.many ? '' : `WHERE value != ''`
    const rows = hits.branch(() => ({
      texts: 'top.2',
      numbers: 'arrayMap(pair -> -pair.1, top)',
      from: `FROM (
        SELECT groupArraySorted(${limit + 1})((-toFloat64(count), toString(value))) AS top
        FROM (SELECT ${column.value} AS value, count() AS count FROM ${hits.name} ${present} GROUP BY value)
      )`,
    }))
    return () => {
      const [row] = rows()
      const all = (row?.texts ?? []).map((value, place) => [value, row?.numbers[place] ?? 0] as const)
      return { counts: all.slice(0, limit), missing: missing() ?? 0, truncated: all.length > limit }
    }
  }

export const countPart =
  (query: Query): Part<number> =>
  (statement) => {
    const count = statement.hits(query).scalar('count()')
    return () => count() ?? 0
  }

/** Ids of what the range holds that transactions from the given one on have changed. */
export const changedSincePart =
  (transaction: string): Part<readonly string[]> =>
  (statement) => {
    const { from, to } = statement.scope.range
    const range = `timestamp >= ${statement.time(from.getTime())} AND timestamp < ${statement.time(to.getTime())}`
    const since = statement.params.add(transaction, 'UInt64')
    const rows = statement.branch(() => ({
      texts: 'groupArray(id)',
      numbers: '[]::Array(Nullable(Float64))',
      from: `FROM ${statement.source} WHERE ${range} AND feed_transaction >= ${since}`,
    }))
    return () => rows()[0]?.texts ?? []
  }
