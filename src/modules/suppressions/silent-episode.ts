import { SEVERITIES, type Severity, severityRank } from '../../kernel/severity.ts'
import type { SignalDraft, StoredSignal } from '../signals/index.ts'
import type { SilentEpisodeRow } from './silent-episode.table.ts'

/** Why nobody is told of an episode by a signal of its own: suppressions hide it, or the parent signal of a storm counts it. */
export type SilenceReason =
  | { readonly reason: 'SUPPRESSED'; readonly suppressionIds: readonly string[] }
  | { readonly reason: 'FOLDED'; readonly parentId: string }

/** What a rule found without a signal of its own. */
export interface SilentEpisode {
  readonly why: SilenceReason
  /** Stands for it where signals are compared with what rules find: it has no id, and of its content only what is counted. */
  readonly standIn: StoredSignal
}

export const toSilentRow = (draft: SignalDraft, why: SilenceReason, at: Date): SilentEpisodeRow => ({
  ruleId: draft.ruleId,
  ruleVersion: draft.ruleVersion,
  groupHash: draft.groupHash,
  episode: draft.episode,
  at,
  reason: why.reason,
  suppressionIds: why.reason === 'SUPPRESSED' ? [...why.suppressionIds] : [],
  parentId: why.reason === 'FOLDED' ? why.parentId : null,
  firstSeen: draft.firstSeen,
  lastSeen: draft.lastSeen,
  triggeredAt: draft.triggeredAt,
  title: draft.title,
  severity: severityRank(draft.severity),
  originalSeverity: severityRank(draft.originalSeverity),
  ruleCase: draft.ruleCase,
  queries: draft.queries,
  eventsMatched: draft.eventsMatched,
})

export function toSilentEpisode(row: SilentEpisodeRow): SilentEpisode {
  const why: SilenceReason =
    row.reason === 'FOLDED'
      ? { reason: 'FOLDED', parentId: row.parentId ?? '' }
      : { reason: 'SUPPRESSED', suppressionIds: row.suppressionIds }
  return { why, standIn: toStandIn(row) }
}

const toStandIn = (row: SilentEpisodeRow): StoredSignal => ({
  id: '',
  version: 0,
  timestamp: row.at,
  firstSeen: row.firstSeen,
  lastSeen: row.lastSeen,
  triggeredAt: row.triggeredAt,
  title: row.title,
  message: '',
  severity: SEVERITIES[row.severity] as Severity,
  originalSeverity: SEVERITIES[row.originalSeverity] as Severity,
  ruleCase: row.ruleCase,
  queries: row.queries,
  eventsMatched: row.eventsMatched,
  ruleId: row.ruleId,
  ruleVersion: row.ruleVersion,
  ruleName: '',
  ruleType: '',
  method: '',
  groupHash: row.groupHash,
  episode: row.episode,
  source: null,
  service: [],
  host: null,
  tags: [],
  tactics: [],
  techniques: [],
  entities: [],
  caseIds: [],
  incidentIds: [],
  attributes: {},
  highCardinality: { attributes: [], tags: [] },
  samples: [],
  triage: {
    state: 'OPEN',
    assigneeId: null,
    archiveReason: 'NONE',
    archiveComment: null,
    changedAt: null,
    changedBy: null,
    locked: false,
    locksAt: row.at,
  },
  acknowledgedAt: null,
  resolvedAt: null,
  timeToDetect: null,
  timeToAcknowledge: null,
  timeToResolve: null,
})
