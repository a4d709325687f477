import { SignalRow } from './signal.table.ts'
import { SignalHistoryRow } from './signal-history.table.ts'

export type { AttackCoverage } from './attack-coverage.ts'
export type { DetectedSignals } from './detected-signals.ts'
export { type BulkActionDocument, bulkActionEntry } from './feed-holds.ts'
export type { LinkedSignals, LinkedSignalsCounter } from './linked-signals.ts'
export { seenEvents } from './seen-events.ts'
export { type SeenSignals, signalSight } from './seen-signals.ts'
export { SIGNAL_FIELDS } from './signal.fields.ts'
export { TriageChangeInput } from './signal.input.ts'
export type { SignalLoaders } from './signal.loaders.ts'
export type { SignalService } from './signal.service.ts'
export type {
  ArchiveReason,
  SignalOutline,
  SignalQuery,
  SignalSample,
  SignalSummary,
  SignalTrail,
  StoredSignal,
  TriageState,
} from './signal.ts'
export { ARCHIVE_REASONS, TRIAGE_STATES } from './signal.ts'
export { Entity, EntityKindEnum, Signal, SignalConnection } from './signal.type.ts'
export type { SignalBatch, SignalOutcome } from './signal-batch.ts'
export { FieldValue } from './signal-details.type.ts'
export { ruleTypeLabel, type SignalDocument, signalDocument } from './signal-document.ts'
export type { RecentGroup, SignalDraft } from './signal-draft.ts'
export type { SignalIndex } from './signal-index.ts'
export type { RemovalPlace } from './signal-removal.repository.ts'
export type { RemovedSignals, SignalRemoval } from './signal-removal.ts'
export type { SignalSearchService, SignalsFound } from './signal-search.service.ts'
export { SeverityCount, SignalSearch } from './signal-search.type.ts'
export { SIGNAL_SEARCH_INDEX } from './signal-search-index.ts'
export type { SignalTargets } from './signal-targets.repository.ts'
export type { FoundByTraits, TraitAnswer } from './signal-trait.repository.ts'
export { isTrait, type SignalTrait } from './signal-traits.ts'
export type { SignalWish } from './signal-wish.ts'
export type { TriageChange } from './triage.ts'
export { markOf, type TriageMark } from './triage-mark.ts'

export const SIGNAL_ROWS = [SignalRow, SignalHistoryRow]
