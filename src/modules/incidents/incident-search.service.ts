import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { andQuery, fieldQuery, printQuery, replaceValue } from '../../search/index.ts'
import type { UserDirectory } from '../access/index.ts'
import {
  type DocumentSearch,
  type Explorer,
  type OfferedField,
  readQuery,
  type SearchRequest,
} from '../explorer/index.ts'
import type { SignalSearchService } from '../signals/index.ts'
import { INCIDENT_FIELDS } from './incident.fields.ts'
import { INCIDENT_SEARCH_INDEX } from './incident-search-index.ts'

/** Incidents, and the signals of one, are found whenever they were. */
const EVER = { from: '0', to: '9999999999999' } as const

interface Search {
  readonly query: string
  readonly range?: SearchRequest['range'] | null
}

interface Deps {
  readonly explorer: Explorer
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly signals: SignalSearchService
}

/** Searching in incidents, and in the signals of one. */
export class IncidentSearchService {
  constructor(private readonly deps: Deps) {}

  async open(viewer: Viewer, { query, range }: Search): Promise<DocumentSearch> {
    requirePermission(viewer, 'incident_read')
    const { explorer } = this.deps
    return explorer.open(INCIDENT_SEARCH_INDEX, { query: await this.#forViewer(viewer, query), range: range ?? EVER })
  }

  async fields(viewer: Viewer, prefix: string): Promise<readonly OfferedField[]> {
    requirePermission(viewer, 'incident_read')
    return this.deps.explorer.fields(INCIDENT_SEARCH_INDEX, prefix)
  }

  /** Those signals of an incident that a query selects. */
  signals(viewer: Viewer, publicId: number, { query, range }: Search): ReturnType<SignalSearchService['open']> {
    requirePermission(viewer, 'incident_read')
    const linked = fieldQuery('@workflow.triage.incidentIds', String(publicId))
    const scoped = printQuery(andQuery([linked, readQuery(query)]))
    return this.deps.signals.open(viewer, { query: scoped, range: range ?? EVER })
  }

  /** `me` is whoever asks. */
  async #forViewer(viewer: Viewer, text: string): Promise<string> {
    const query = readQuery(text)
    const [user] = viewer.userId ? await this.deps.users.usersById([viewer.userId]) : []
    if (!user) return text
    const mine = ['commander', 'creator'].reduce(
      (sofar, field) => replaceValue(sofar, field, 'me', user.handle, INCIDENT_FIELDS),
      query,
    )
    return printQuery(mine)
  }
}
