import { CriticalAssetRow } from './critical-asset.table.ts'
import { SilentEpisodeRow } from './silent-episode.table.ts'
import { SuppressionRow } from './suppression.table.ts'

export type { Suppressions } from './module.ts'
export type { Severities } from './severities.ts'
export { Silence, type Silencing } from './silence.ts'
export type { Silencer } from './silencer.ts'
export type { FoldedTotals, SilentDraft, SilentEpisodeRepository } from './silent-episode.repository.ts'
export type { SilenceReason } from './silent-episode.ts'
export type { SilenceReplay } from './simulation.ts'
export type { SuppressionService } from './suppression.service.ts'

export const SUPPRESSION_ROWS = [SuppressionRow, CriticalAssetRow, SilentEpisodeRow]
