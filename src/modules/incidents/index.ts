import { IncidentRow } from './incident.table.ts'
import { IncidentEventRow } from './incident-event.table.ts'
import { IncidentTemplateRow } from './incident-template.table.ts'

export type { IncidentService } from './incident.service.ts'
export { INCIDENT_SEVERITIES, incidentLabel } from './incident.ts'
export { Incident } from './incident.type.ts'
export type { IncidentLinks } from './incident-links.ts'

export const INCIDENT_ROWS = [IncidentTemplateRow, IncidentRow, IncidentEventRow]
