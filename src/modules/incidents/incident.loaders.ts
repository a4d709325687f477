import type { LoaderDefinition } from '../../graphql/context.ts'
import type { IncidentService } from './incident.service.ts'
import type { Incident } from './incident.ts'

export interface IncidentLoaders {
  readonly incidentById: LoaderDefinition<string, Incident | null>
  readonly incidentByPublicId: LoaderDefinition<number, Incident | null>
}

export const incidentLoaders = (incidents: IncidentService): IncidentLoaders => ({
  incidentById: { batch: (ids, viewer) => incidents.byIds(viewer, ids) },
  incidentByPublicId: { batch: (publicIds, viewer) => incidents.byPublicIds(viewer, publicIds) },
})
