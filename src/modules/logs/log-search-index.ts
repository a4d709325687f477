import type { SearchIndex } from '../explorer/index.ts'
import { LOG_FIELDS } from './log.fields.ts'
import { LOG_TEXTS } from './stored-row.ts'

/** What `logSearch` searches in; its lists answer whole logs. */
export const LOG_SEARCH_INDEX: SearchIndex = {
  table: 'logs',
  catalog: LOG_FIELDS,
  versioned: false,
  restrictedAs: 'logs',
  row: LOG_TEXTS,
  ranks: {},
  label: () => null,
}
