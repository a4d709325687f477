import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { exactText, fieldQuery, printQuery, type Query, replaceLeaves, resolveField } from '../../search/index.ts'
import {
  type DocumentSearch,
  type Explorer,
  type OfferedField,
  readQuery,
  type SearchRequest,
} from '../explorer/index.ts'
import type { SignalSearchService, SignalsFound } from '../signals/index.ts'
import { INCIDENT_FIELDS } from './incident.fields.ts'
import type { StoredIncident } from './incident.ts'
import { INCIDENT_SEARCH_INDEX } from './incident-search-index.ts'

const EVER = { from: '0', to: '9999999999999' } as const
const PEOPLE = new Set(['commander', 'creator'])

interface Search {
  readonly query: string
  readonly range?: SearchRequest['range'] | null
}

/** Searching in incidents, and in the signals of one. */
export class IncidentSearchService {
  constructor(
    private readonly explorer: Explorer,
    private readonly signalSearches: SignalSearchService,
  ) {}

  /** Incidents are found whenever they were, unless a range is given. */
  open(viewer: Viewer, { query, range }: Search): DocumentSearch {
    requirePermission(viewer, 'incident_read')
    const meant = printQuery(meantBy(viewer, readQuery(query)))
    return this.explorer.open(viewer, INCIDENT_SEARCH_INDEX, { query: meant, range: range ?? EVER })
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requirePermission(viewer, 'incident_read')
    return this.explorer.fields(viewer, INCIDENT_SEARCH_INDEX, prefix)
  }

  /** Those signals of an incident that a query selects; without a range, from its first signal to its last. */
  signals(viewer: Viewer, incident: StoredIncident, { query, range }: Search): SignalsFound {
    requirePermission(viewer, 'incident_read')
    return this.signalSearches.open(viewer, {
      ...{ query, range: range ?? spanOf(incident) },
      within: (params) => `has(incident_ids, ${params.add(String(incident.publicId))})`,
    })
  }
}

/** `me` is whoever asks. */
const meantBy = ({ userId }: Viewer, query: Query): Query =>
  replaceLeaves(query, (leaf) => {
    if (leaf.kind !== 'match' || exactText(leaf.pattern)?.toLowerCase() !== 'me') return leaf
    const { name } = resolveField(INCIDENT_FIELDS, leaf.field)
    // The system itself is nobody, and nothing has this id.
    return PEOPLE.has(name) ? fieldQuery(`${name}.id`, userId ?? 'nobody') : leaf
  })

function spanOf({ declaredAt, signalsFrom, signalsTo }: StoredIncident): SearchRequest['range'] {
  const from = (signalsFrom ?? declaredAt).getTime()
  return { from: String(from), to: String((signalsTo?.getTime() ?? from) + 1) }
}
