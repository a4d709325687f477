import { SignalRow } from './signal.table.ts'
import { SignalHistoryRow } from './signal-history.table.ts'

export { entityId } from './entity-id.ts'
export {
  ARCHIVE_REASONS,
  type ArchiveReason,
  type AttackReference,
  ENTITY_KINDS,
  type EntityKind,
  type HighCardinality,
  type SignalDetails,
  type SignalEntity,
  type SignalQuery,
  type SignalRuleCase,
  type SignalSample,
  type SignalSummary,
  type SignalTriage,
  type StoredSignal,
  TRIAGE_STATES,
  type TriageState,
} from './signal.ts'
export { type SignalDocument, signalDocument } from './signal-document.ts'
export type { SignalDraft, SignalGroup } from './signal-draft.ts'

export const SIGNAL_ROWS = [SignalRow, SignalHistoryRow]
