import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import type { IncidentService } from './incident.service.ts'
import type { Incident } from './incident.ts'
import type { IncidentCaseRepository } from './incident-case.repository.ts'
import type { IncidentEvent } from './incident-event.ts'
import type { IncidentTimeline, TimelineRequest } from './incident-timeline.ts'

export interface IncidentLoaders {
  readonly incidentById: LoaderDefinition<string, Incident | null>
  readonly incidentByPublicId: LoaderDefinition<number, Incident | null>
  /** Ids; whoever loads the cases may see them. */
  readonly casesOfIncident: LoaderDefinition<string, readonly string[]>
  readonly incidentsOfCase: LoaderDefinition<string, readonly string[]>
  readonly timelineOfIncident: LoaderDefinition<TimelineRequest, Page<IncidentEvent>>
}

export const incidentLoaders = (
  incidents: IncidentService,
  relation: IncidentCaseRepository,
  timeline: IncidentTimeline,
): IncidentLoaders => ({
  incidentById: { batch: (ids, viewer) => incidents.byIds(viewer, ids) },
  incidentByPublicId: { batch: (publicIds, viewer) => incidents.byPublicIds(viewer, publicIds) },
  casesOfIncident: { batch: (ids) => relation.casesOf(ids) },
  incidentsOfCase: { batch: (caseIds) => relation.incidentsOf(caseIds) },
  timelineOfIncident: { batch: (requests, viewer) => timeline.pages(viewer, requests) },
})
