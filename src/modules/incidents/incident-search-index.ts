import { type SearchIndex, wordsLabel } from '../explorer/index.ts'
import { INCIDENT_FIELDS } from './incident.fields.ts'

/** What incidents are searched in. Its lists answer ids; the rows are read from Postgres. */
export const INCIDENT_SEARCH_INDEX: SearchIndex = {
  table: 'incident_index',
  catalog: INCIDENT_FIELDS,
  versioned: true,
  restrictedAs: null,
  row: [],
  ranks: {
    severity: 'severity_rank',
    state: "indexOf(['completed', 'resolved', 'stable', 'active'], state)",
  },
  label: (field, value) => {
    if (field === 'severity') return value === 'unknown' ? 'Unknown' : value.toUpperCase().replace('_', '-')
    return field === 'state' ? wordsLabel(value) : null
  },
}
