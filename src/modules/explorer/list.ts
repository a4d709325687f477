import { compileSql } from '../../search/index.ts'
import { NO_TEXTS } from './hits.ts'
import type { BranchSql, Row } from './row.ts'
import { NeedsWholeRange } from './search.ts'
import {
  behind,
  readCursor,
  type Sorting,
  type SortKey,
  sortKey,
  sortOrder,
  sortSelection,
  sortTexts,
  TIME_KEY,
  writeCursor,
} from './sorting.ts'
import type { Part, Statement } from './statement.ts'

export interface ListRequest {
  readonly sorting: Sorting
  readonly size: number
  readonly after: string | null
}

export interface Listed<Document = unknown> {
  readonly id: string
  readonly cursor: string
  /** The texts that the index lists of a document. */
  readonly row: readonly string[]
  /** The document itself, where it came along. */
  readonly document: Document | null
}

/** Answers one document more than asked for, where there is one: it tells that another page follows. */
export const listPart = (request: ListRequest): Part<readonly Listed<never>[]> =>
  request.sorting.field.name === 'timestamp' ? listByTime(request) : listByValue(request)

/** Any order but that of the table looks at every matching document. */
function listByValue({ sorting, size, after }: ListRequest): Part<readonly Listed<never>[]> {
  return (statement) => {
    const { params, scope } = statement
    const key = sortKey(scope.index, sorting.field, params)
    const conditions = [statement.inRange(), compileSql(scope.query, scope.index.catalog, statement.params)]
    if (after) {
      const place = readCursor(sorting, after, key)
      conditions.push(behind(key, sorting.direction, place, params))
    }
    const rows = statement.branch(() => listSql(statement, key, sorting, conditions, size + 1))
    return () => readRows(rows(), sorting, key)
  }
}

/**
 * The table's own order: the page costs the same however many documents there are. Where documents have versions, freeing a whole range of them
 * would cost its size, so first any version is looked at, backwards, to find the edge behind which the page must be.
 */
function listByTime({ sorting, size, after }: ListRequest): Part<readonly Listed<never>[]> {
  return (statement) => {
    const { params, scope, options } = statement
    const { direction } = sorting
    const key = TIME_KEY
    const conditions = [statement.inRange(), compileSql(scope.query, scope.index.catalog, statement.params)]
    if (after) {
      const place = readCursor(sorting, after, key)
      // The first condition says nothing new, but it is one that the primary key understands.
      const time = statement.time(Number(place[1]))
      conditions.push(`timestamp ${direction === 'ASC' ? '>=' : '<='} ${time}`, behind(key, direction, place, params))
    }
    if (!scope.index.versioned || options.wholeRange) {
      const rows = statement.branch(() => listSql(statement, key, sorting, conditions, size + 1))
      return () => readRows(rows(), sorting, key)
    }
    const candidates = size * 4 + 100
    const edge = edgeSql(scope.index.table, sorting, conditions.slice(0, after ? 3 : 2), candidates)
    const within = `timestamp ${direction === 'ASC' ? '<=' : '>='} (${edge}).1`
    const rows = statement.branch(() => listSql(statement, key, sorting, [...conditions, within], size + 1))
    const found = statement.branch(() => ({ texts: NO_TEXTS, numbers: `[toFloat64((${edge}).2)]`, from: '' }))
    return () => {
      const cut = found()[0]?.numbers[0] === candidates
      if (cut && rows().length <= size) throw new NeedsWholeRange()
      return readRows(rows(), sorting, key)
    }
  }
}

function edgeSql(table: string, { direction }: Sorting, conditions: readonly string[], candidates: number): string {
  return `SELECT (${direction === 'ASC' ? 'max' : 'min'}(timestamp), count()) FROM (
    SELECT timestamp FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY timestamp ${direction} LIMIT ${candidates}
  )`
}

function listSql(
  statement: Statement,
  key: SortKey,
  { direction }: Sorting,
  conditions: readonly string[],
  limit: number,
): BranchSql {
  const row = statement.scope.index.row.map((sql, index) => `${sql} AS r${index}`)
  const texts = ['id', ...sortTexts(key), ...row.map((_, index) => `r${index}`)]
  return {
    texts: `[${texts.join(', ')}]`,
    numbers: '[toFloat64(rowNumberInAllBlocks())]',
    from: `FROM (
      SELECT ${['id', ...sortSelection(key), ...row].join(', ')} FROM ${statement.source}
      WHERE ${conditions.join(' AND ')} ORDER BY ${sortOrder(key, direction)} LIMIT ${limit}
    )`,
  }
}

function readRows(rows: readonly Row[], sorting: Sorting, key: SortKey): Listed<never>[] {
  const length = key.components.length + 1
  return rows
    .toSorted((a, b) => (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0))
    .map(({ texts: [id = '', ...texts] }) => ({
      id,
      cursor: writeCursor(sorting, [...texts.slice(0, length), id]),
      row: texts.slice(length),
      document: null,
    }))
}
