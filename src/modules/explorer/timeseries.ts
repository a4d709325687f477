import { addLevels, type Dimension, type Group, keyNames, keySelection } from './groups.ts'
import { type Hits, NO_TEXTS } from './hits.ts'
import { type Buckets, bucketSql, bucketStart } from './intervals.ts'
import { emptyValue, type Measure, measureSql } from './measure.ts'
import type { BranchSql, Row } from './row.ts'
import type { Part } from './statement.ts'

export interface Point {
  readonly at: Date
  readonly value: number | null
}

export interface Series {
  readonly group: readonly string[]
  readonly points: readonly Point[]
}

export interface Timeseries {
  readonly interval: number
  readonly series: readonly Series[]
}

/** A measure over time: one series for everything, or one for each of the shown groups. */
export const timeseriesPart =
  (dimensions: readonly Dimension[], measure: Measure, buckets: Buckets): Part<Timeseries> =>
  (statement) => {
    const levels = dimensions.length ? addLevels(statement, dimensions, [measure]) : null
    const rows = statement.hits().branch(pointsSql(statement.hits(), measure, buckets, levels))
    return () => {
      const groups = levels ? leaves(levels.read().groups, dimensions.length) : [[]]
      const byGroup = byTexts(rows())
      const empty = emptyValue(measure)
      const series = groups.map((group) => ({
        group,
        points: fillPoints(byGroup.get(JSON.stringify(group)) ?? [], buckets, empty),
      }))
      return { interval: buckets.step, series }
    }
  }

function pointsSql(
  hits: Hits,
  measure: Measure,
  buckets: Buckets,
  levels: ReturnType<typeof addLevels> | null,
): () => BranchSql {
  const time = hits.column('timestamp', () => 'timestamp')
  const value = measureSql(hits, measure)
  const columns = levels?.columns ?? []
  const keys = keyNames(columns.length)
  const shown = levels ? `WHERE (${keys.join(', ')}) IN (SELECT ${keys.join(', ')} FROM ${levels.tables.at(-1)})` : ''
  const texts = keys.length ? `[${keys.map((key) => `toString(${key})`).join(', ')}]` : NO_TEXTS
  return () => ({
    texts,
    numbers: '[toFloat64(bucket), value]',
    from: `FROM (
      SELECT ${[...keySelection(columns), `${bucketSql(time, buckets)} AS bucket`, `${value} AS value`].join(', ')}
      FROM ${hits.name} ${shown} GROUP BY ${[...keys, 'bucket'].join(', ')}
    )`,
  })
}

export function fillPoints(rows: readonly Row[], buckets: Buckets, empty: number | null): Point[] {
  const values = new Map(rows.map(({ numbers: [bucket, value] }) => [bucket, value]))
  return Array.from({ length: buckets.count }, (_, index) => ({
    at: bucketStart(buckets, index),
    value: values.get(index) ?? empty,
  }))
}

function byTexts(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = JSON.stringify(row.texts)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** Paths of the groups that have a value of every dimension. */
const leaves = (groups: readonly Group[], depth: number): string[][] =>
  groups.flatMap(({ key, groups: below }) =>
    depth === 1 ? [[key]] : leaves(below, depth - 1).map((path) => [key, ...path]),
  )
