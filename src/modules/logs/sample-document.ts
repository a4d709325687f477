import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import type { SearchDocument } from '../../search/index.ts'
import { NotALog, normalizeLog } from './normalize/index.ts'
import { searchDocument, toStoredLog } from './stored-log.ts'

/** What a log would be to a query if it were sent now. Nothing is stored. */
export function sampleDocument(log: unknown, path: string, clock: Clock): SearchDocument {
  const now = clock.now()
  try {
    return searchDocument(toStoredLog(normalizeLog(log, now), now, clock))
  } catch (error) {
    if (error instanceof NotALog) throw badInput(path, error.message)
    throw error
  }
}
