import { SEVERITIES, type Severity, severityRank } from '../../kernel/severity.ts'

export const ASSET_EFFECTS = [...SEVERITIES, 'INCREASE', 'DECREASE'] as const
export type AssetEffect = (typeof ASSET_EFFECTS)[number]

/** Something whose signals matter more, or less, than those of others. */
export interface CriticalAsset {
  readonly id: string
  readonly name: string
  /** Which signals are about it: the search language over signals. */
  readonly query: string
  /** Of which rules: the search language over rules. */
  readonly ruleQuery: string
  readonly effect: AssetEffect
  readonly enabled: boolean
  readonly createdAt: Date
}

/** What a severity becomes: of several effects the one with the highest result, and the same one counts once. */
export function affected(severity: Severity, effects: readonly AssetEffect[]): Severity {
  if (!effects.length) return severity
  const results = effects.map((effect) => rankAfter(severityRank(severity), effect))
  return SEVERITIES[Math.max(...results)] as Severity
}

function rankAfter(rank: number, effect: AssetEffect): number {
  if (effect === 'INCREASE') return Math.min(rank + 1, SEVERITIES.length - 1)
  if (effect === 'DECREASE') return Math.max(rank - 1, 0)
  return severityRank(effect)
}
