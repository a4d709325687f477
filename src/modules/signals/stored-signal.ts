import { SEVERITIES, type Severity, severityRank } from '../../kernel/severity.ts'
import type { ActorKind } from '../../kernel/viewer.ts'
import { tacticsOf, techniquesOf } from '../rules/index.ts'
import type { SignalRow } from './signal.table.ts'
import type { ArchiveReason, SignalSummary, StoredSignal, TriageState, WorkedSignal } from './signal.ts'
import { lockTime } from './triage.ts'

const secondsBetween = (from: Date, to: Date | null): number | null =>
  to && Math.max(0, (to.getTime() - from.getTime()) / 1_000)

/** The times of a team's work, which follow from when a signal was created, triggered, acknowledged and resolved. */
export const workTimes = (
  at: Pick<StoredSignal, 'timestamp' | 'triggeredAt' | 'acknowledgedAt' | 'resolvedAt'>,
): Pick<SignalSummary, 'timeToDetect' | 'timeToAcknowledge' | 'timeToResolve'> => ({
  timeToDetect: secondsBetween(at.triggeredAt, at.timestamp),
  timeToAcknowledge: secondsBetween(at.timestamp, at.acknowledgedAt),
  timeToResolve: secondsBetween(at.timestamp, at.resolvedAt),
})

export function toSummary(row: SignalRow, now: Date): SignalSummary {
  const locksAt = lockTime(row.timestamp)
  return {
    id: row.id,
    version: row.version,
    timestamp: row.timestamp,
    firstSeen: row.firstSeen,
    lastSeen: row.lastSeen,
    title: row.title,
    severity: SEVERITIES[row.severity] as Severity,
    originalSeverity: SEVERITIES[row.originalSeverity] as Severity,
    source: row.source,
    service: row.service,
    host: row.host,
    tags: row.tags,
    tactics: tacticsOf(row.tags),
    techniques: techniquesOf(row.tags),
    eventsMatched: row.eventsMatched,
    ruleId: row.ruleId,
    entities: row.entities,
    triage: {
      state: row.state as TriageState,
      assigneeId: row.assigneeId,
      archiveReason: row.archiveReason as ArchiveReason,
      archiveComment: row.archiveComment,
      changedAt: row.triageChangedAt,
      changedBy:
        row.triageActorKind === null
          ? null
          : { kind: row.triageActorKind as ActorKind, id: row.triageActorId ?? '', name: row.triageActorName ?? '' },
      locked: locksAt <= now,
      locksAt,
    },
    caseIds: row.caseIds,
    incidentIds: row.incidentIds,
    ...workTimes(row),
  }
}

// Spread last: an object that begins with a spread takes V8 a hundred times as long to add the many other properties to.
export const toStored = (row: SignalRow, now: Date): StoredSignal => ({
  ruleCase: row.ruleCase,
  queries: row.queries,
  highCardinality: row.highCardinality,
  samples: row.samples,
  ...toWorked(row, now),
})

export const toWorked = (row: SignalRow, now: Date): WorkedSignal => ({
  message: row.message,
  attributes: row.attributes,
  ruleVersion: row.ruleVersion,
  ruleName: row.ruleName,
  ruleType: row.ruleType,
  method: row.method,
  groupHash: row.groupHash,
  episode: row.episode,
  triggeredAt: row.triggeredAt,
  acknowledgedAt: row.acknowledgedAt,
  resolvedAt: row.resolvedAt,
  ...toSummary(row, now),
})

export const detectionColumns = (signal: StoredSignal) => ({
  id: signal.id,
  timestamp: signal.timestamp,
  firstSeen: signal.firstSeen,
  lastSeen: signal.lastSeen,
  triggeredAt: signal.triggeredAt,
  ruleId: signal.ruleId,
  ruleVersion: signal.ruleVersion,
  ruleName: signal.ruleName,
  ruleType: signal.ruleType,
  method: signal.method,
  groupHash: signal.groupHash,
  episode: signal.episode,
  title: signal.title,
  message: signal.message,
  severity: severityRank(signal.severity),
  originalSeverity: severityRank(signal.originalSeverity),
  ruleCase: signal.ruleCase,
  queries: signal.queries,
  source: signal.source,
  service: signal.service,
  host: signal.host,
  tags: signal.tags,
  entities: signal.entities,
  attributes: signal.attributes,
  highCardinality: signal.highCardinality,
  samples: signal.samples,
  eventsMatched: signal.eventsMatched,
})

export const triageColumns = ({ triage, caseIds, incidentIds, acknowledgedAt, resolvedAt }: WorkedSignal) => ({
  state: triage.state,
  assigneeId: triage.assigneeId,
  archiveReason: triage.archiveReason,
  archiveComment: triage.archiveComment,
  triageChangedAt: triage.changedAt,
  triageActorKind: triage.changedBy?.kind ?? null,
  triageActorId: triage.changedBy?.id ?? null,
  triageActorName: triage.changedBy?.name ?? null,
  caseIds,
  incidentIds,
  acknowledgedAt,
  resolvedAt,
})

export const toColumns = (signal: StoredSignal) => ({
  ...detectionColumns(signal),
  ...triageColumns(signal),
  version: signal.version,
})
