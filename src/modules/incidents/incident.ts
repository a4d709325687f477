import type { Actor } from '../../kernel/viewer.ts'
import type { FieldDefinition, FieldValues } from './template-field.ts'

/** By rank: the worse, the later. */
export const INCIDENT_SEVERITIES = ['UNKNOWN', 'SEV_5', 'SEV_4', 'SEV_3', 'SEV_2', 'SEV_1', 'SEV_0'] as const
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number]

export const INCIDENT_STATES = ['ACTIVE', 'STABLE', 'RESOLVED', 'COMPLETED'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

/** What people decide about an incident. */
export interface IncidentDecision {
  readonly title: string
  readonly severity: IncidentSeverity
  readonly state: IncidentState
  readonly commanderId: string | null
  readonly customerImpacted: boolean
  /** Known while customers are, or were, impacted. */
  readonly customerImpactStart: Date | null
  readonly customerImpactEnd: Date | null
  readonly detectedAt: Date
  readonly resolvedAt: Date | null
  /** By the names of the definitions; what is empty is left out. */
  readonly fields: FieldValues
}

/** Seconds; null where one of the two ends is not known. */
export interface IncidentDurations {
  readonly customerImpactDuration: number | null
  readonly timeToDetect: number | null
  readonly timeToRespond: number | null
  readonly timeToRepair: number | null
  readonly timeToResolve: number | null
}

export interface StoredIncident extends IncidentDecision {
  readonly id: string
  /** 1, 2, 3 … in the order of declaration; the one that people say and signals keep. */
  readonly publicId: number
  /** Counts the changes, from 1. */
  readonly version: number
  readonly templateId: string
  readonly templateName: string
  /** As the template had them at the declaration, so that a later change of the template leaves the incident valid. */
  readonly fieldDefinitions: readonly FieldDefinition[]
  readonly signalCount: number
  /** Creation times of the first and the last signal that it has ever had. */
  readonly signalsFrom: Date | null
  readonly signalsTo: Date | null
  /** The person behind the declaration, if there was one. */
  readonly creatorId: string | null
  readonly declaredBy: Actor
  readonly declaredAt: Date
  readonly updatedAt: Date
}

export interface Incident extends StoredIncident, IncidentDurations {}

/** How people call it. */
export const incidentLabel = ({ publicId }: Pick<StoredIncident, 'publicId'>): string => `#${publicId}`

export const severityRank = (severity: IncidentSeverity): number => INCIDENT_SEVERITIES.indexOf(severity)

export const withDurations = (incident: StoredIncident): Incident => ({
  ...incident,
  customerImpactDuration: seconds(incident.customerImpactStart, incident.customerImpactEnd),
  timeToDetect: seconds(incident.customerImpactStart, incident.detectedAt),
  timeToRespond: seconds(incident.detectedAt, incident.declaredAt),
  timeToRepair: seconds(incident.detectedAt, incident.customerImpactEnd),
  timeToResolve: seconds(incident.declaredAt, incident.resolvedAt),
})

const seconds = (from: Date | null, to: Date | null): number | null =>
  from && to && (to.getTime() - from.getTime()) / 1_000
