import type { TimeRange } from '../../kernel/time.ts'
import type { Listed } from './list.ts'
import { readCursor, type Sorting, TIME_KEY, writeCursor } from './sorting.ts'

interface Timed {
  readonly id: string
  readonly timestamp: Date
}

/** The truth behind an index: it has the same documents, whole, and finds the newest ones faster. */
export interface NewestDocuments<Document extends Timed> {
  newest(range: TimeRange, limit: number, before: Timed | null): Promise<readonly Document[]>
}

/** The page that the index would answer, with the documents at hand. */
export async function listNewest<Document extends Timed>(
  source: NewestDocuments<Document>,
  range: TimeRange,
  sorting: Sorting,
  size: number,
  after: string | null,
): Promise<Listed<Document>[]> {
  const documents = await source.newest(range, size + 1, after ? readPlace(sorting, after) : null)
  return documents.map((document) => ({
    id: document.id,
    cursor: writeCursor(sorting, ['0', String(document.timestamp.getTime()), document.id]),
    row: [],
    document,
  }))
}

function readPlace(sorting: Sorting, after: string): Timed {
  const [, time, id = ''] = readCursor(sorting, after, TIME_KEY)
  return { id, timestamp: new Date(Number(time)) }
}
