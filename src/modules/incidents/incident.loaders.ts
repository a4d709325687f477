import type { LoaderDefinition } from '../../graphql/context.ts'
import type { IncidentService } from './incident.service.ts'
import type { Incident } from './incident.ts'
import type { IncidentCaseRepository } from './incident-case.repository.ts'

export interface IncidentLoaders {
  readonly incidentById: LoaderDefinition<string, Incident | null>
  readonly incidentByPublicId: LoaderDefinition<number, Incident | null>
  /** Ids; whoever loads the cases may see them. */
  readonly casesOfIncident: LoaderDefinition<string, readonly string[]>
  readonly incidentsOfCase: LoaderDefinition<string, readonly string[]>
}

export const incidentLoaders = (incidents: IncidentService, relation: IncidentCaseRepository): IncidentLoaders => ({
  incidentById: { batch: (ids, viewer) => incidents.byIds(viewer, ids) },
  incidentByPublicId: { batch: (publicIds, viewer) => incidents.byPublicIds(viewer, publicIds) },
  casesOfIncident: { batch: (ids) => relation.casesOf(ids) },
  incidentsOfCase: { batch: (caseIds) => relation.incidentsOf(caseIds) },
})
