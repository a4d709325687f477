import { IncidentRow } from './incident.table.ts'
import { IncidentEventRow } from './incident-event.table.ts'
import { IncidentTemplateRow } from './incident-template.table.ts'

export type { IncidentLinks } from './incident-links.ts'

export const INCIDENT_ROWS = [IncidentTemplateRow, IncidentRow, IncidentEventRow]
