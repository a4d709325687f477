import { type SearchIndex, wordsLabel } from '../explorer/index.ts'
import { AUDIT_FIELDS } from './audit.fields.ts'

const WORDS = new Set(['@action', '@asset.type', '@evt.actor.type'])

/** What `auditEvents` searches in. Its lists answer ids; the events are read from Postgres. */
export const AUDIT_SEARCH_INDEX: SearchIndex = {
  table: 'audit_index',
  catalog: AUDIT_FIELDS,
  versioned: true,
  restrictedAs: null,
  row: [],
  ranks: {},
  label: (field, value) => (WORDS.has(field) ? wordsLabel(value) : null),
}
