import type { Viewer } from '../../kernel/viewer.ts'
import { Sight } from '../../search/index.ts'
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

/** What somebody sees of logs; null for all. */
export const logSight = ({ restrictions }: Pick<Viewer, 'restrictions'>): Sight | null => Sight.of(restrictions.logs)
