import { SignalRow } from './signal.table.ts'
import { SignalHistoryRow } from './signal-history.table.ts'

export type { DetectedSignals, SignalExtension } from './detected-signals.ts'
export { entityId } from './entity-id.ts'
export { SIGNAL_FIELDS } from './signal.fields.ts'
export type { SignalLoaders } from './signal.loaders.ts'
export type { SignalService } from './signal.service.ts'
export {
  ARCHIVE_REASONS,
  type ArchiveReason,
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
export { Signal, SignalConnection } from './signal.type.ts'
export { type SignalDocument, signalDocument } from './signal-document.ts'
export type { SignalDraft, SignalGroup } from './signal-draft.ts'
export type { SignalIndex } from './signal-index.ts'

export const SIGNAL_ROWS = [SignalRow, SignalHistoryRow]
