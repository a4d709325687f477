import { type SearchIndex, wordsLabel } from '../explorer/index.ts'
import { tacticsOf, techniquesOf } from '../rules/index.ts'
import { SIGNAL_FIELDS } from './signal.fields.ts'

const WORDS = new Set([
  'status',
  '@workflow.triage.state',
  '@workflow.triage.archiveReason',
  '@workflow.rule.detectionMethod',
])

/** What `signalSearch` searches in. Its lists answer ids; the rows are read from Postgres. */
export const SIGNAL_SEARCH_INDEX: SearchIndex = {
  table: 'signal_index',
  catalog: SIGNAL_FIELDS,
  versioned: true,
  restrictedAs: 'signals',
  present: 'removed = 0',
  row: [],
  ranks: {
    status: 'severity',
    '@workflow.triage.state': "indexOf(['open', 'under_review', 'archived'], state)",
  },
  label: (field, value) => {
    if (WORDS.has(field)) return wordsLabel(value)
    if (field === 'tactic') return attackLabel(tacticsOf([`tactic:${value}`]))
    if (field === 'technique') return attackLabel(techniquesOf([`technique:${value}`]))
    return null
  },
}

/** The same documents once more for each case, ordered by the case first. */
export const CASE_SIGNALS_INDEX: SearchIndex = { ...SIGNAL_SEARCH_INDEX, table: 'case_signal_index' }

const attackLabel = ([reference]: { id: string; name: string }[]): string | null =>
  reference ? `${reference.name} (${reference.id})` : null
