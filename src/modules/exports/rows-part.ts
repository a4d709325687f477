import { compileSql } from '../../search/index.ts'
import type { Part, SortDirection } from '../explorer/index.ts'
import type { Place } from './export.ts'
import type { Cell, ExportColumn } from './export-column.ts'

export interface RowsRequest {
  readonly columns: readonly ExportColumn[]
  readonly direction: SortDirection
  readonly after: Place | null
  readonly limit: PageLimit
}

/** A page ends at whichever comes first; a row that is larger by itself is a page. */
export interface PageLimit {
  readonly rows: number
  readonly bytes: number
}

export interface FoundRows {
  readonly rows: readonly (readonly Cell[])[]
  /** Where the next ones begin; null where there are none. */
  readonly next: Place | null
}

/** Sorts behind every id. */
const LAST_ID = '~'

/**
 * The rows behind a place, in the order of the table. Where documents have versions, freeing all that is left of the range of them would cost its size
 * on each page, so any version is looked at first to find the edge in front of which the page must be.
 */
export const rowsPart = ({ columns, direction, after, limit }: RowsRequest): Part<FoundRows> => {
  return (statement) => {
    const { params, scope } = statement
    const [beyond, order] = direction === 'ASC' ? ['>', 'ASC'] : ['<', 'DESC']
    const conditions = [statement.inRange(), compileSql(scope.query, scope.index.catalog, params)]
    if (after) {
      const at = statement.time(after.at)
      // The first says nothing new, but it is one that the primary key understands.
      conditions.push(`timestamp ${beyond}= ${at}`)
      conditions.push(`(timestamp ${beyond} ${at} OR id ${beyond} ${params.add(after.id)})`)
    }
    const candidates = limit.rows * 2
    const edge = `(SELECT (toUnixTimestamp64Milli(${direction === 'ASC' ? 'max' : 'min'}(timestamp)), count()) FROM (
      SELECT timestamp FROM ${scope.index.table} WHERE ${conditions.join(' AND ')} ORDER BY timestamp ${order} LIMIT ${candidates}
    ))`
    const { versioned } = scope.index
    const within = versioned
      ? [...conditions, `timestamp ${direction === 'ASC' ? '<=' : '>='} fromUnixTimestamp64Milli(${edge}.1, 'UTC')`]
      : conditions
    const texts = columns.map(({ sql }, index) => `${sql(params)} AS x${index}`)
    const names = columns.map((_, index) => `x${index}`)
    const size = names.map((name) => `length(${name})`).join(' + ')
    const found = statement.branch(() => ({
      texts: `[${['id', ...names].join(', ')}]`,
      numbers: '[toFloat64(at), toFloat64(whole)]',
      from: `FROM (
        SELECT *, count() OVER () AS whole,
          sum(size) OVER (ORDER BY at ${order}, id ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ahead
        FROM (
          SELECT id, toUnixTimestamp64Milli(timestamp) AS at, ${texts.join(', ')}, ${size} AS size FROM ${statement.source}
          WHERE ${within.join(' AND ')} ORDER BY timestamp ${order}, id ${order} LIMIT ${limit.rows}
        )
      ) WHERE ahead < ${limit.bytes}`,
    }))
    const edges = versioned
      ? statement.branch(() => ({
          texts: '[]::Array(String)',
          numbers: `[toFloat64(${edge}.1), toFloat64(${edge}.2)]`,
          from: '',
        }))
      : () => []
    return () => {
      const sign = direction === 'ASC' ? 1 : -1
      const rows = found()
        .map(({ texts: [id = '', ...cells], numbers: [at, whole] }) => ({ id, cells, at: at ?? 0, whole: whole ?? 0 }))
        .sort((a, b) => sign * (a.at - b.at || (a.id < b.id ? -1 : 1)))
      const [edgeAt, seen] = edges()[0]?.numbers ?? []
      const last = rows.at(-1)
      const complete = !last || (last.whole === rows.length && last.whole < limit.rows)
      const edgeIsEnd = seen !== candidates
      return {
        rows: rows.map(({ cells }) => columns.map((column, index) => column.read(cells[index] ?? ''))),
        next: complete
          ? edgeIsEnd
            ? null
            : { at: edgeAt ?? 0, id: direction === 'ASC' ? LAST_ID : '' }
          : { at: last.at, id: last.id },
      }
    }
  }
}
