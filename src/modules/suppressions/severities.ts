import type { Severity } from '../../kernel/severity.ts'
import { compilePredicate, parseQuery, type SearchDocument } from '../../search/index.ts'
import type { Rule } from '../rules/index.ts'
import { SIGNAL_FIELDS } from '../signals/index.ts'
import { affected, type CriticalAsset } from './critical-asset.ts'
import type { KeptList } from './kept-list.ts'
import { compileRuleQuery } from './rule-query.ts'

/** What the severity of a signal becomes; null where nothing can change it. */
export type Adjustment = (rule: Rule) => ((severity: Severity, signal: SearchDocument) => Severity) | null

/** How critical assets adjust severities. */
export class Severities {
  #kept: { readonly all: readonly CriticalAsset[]; readonly adjustment: Adjustment } | null = null

  constructor(private readonly assets: KeptList<CriticalAsset>) {}

  /** As the assets are now. */
  async current(): Promise<Adjustment> {
    const all = await this.assets.all()
    if (this.#kept?.all !== all) this.#kept = { all, adjustment: adjustmentBy(all) }
    return this.#kept.adjustment
  }
}

function adjustmentBy(assets: readonly CriticalAsset[]): Adjustment {
  const compiled = assets
    .filter(({ enabled }) => enabled)
    .map(({ query, ruleQuery, effect }) => ({
      effect,
      selects: compileRuleQuery(ruleQuery),
      concerns: compilePredicate(parseQuery(query), SIGNAL_FIELDS),
    }))
  return (rule) => {
    const ofRule = compiled.filter(({ selects }) => selects(rule))
    if (!ofRule.length) return null
    return (severity, signal) =>
      affected(
        severity,
        ofRule.filter(({ concerns }) => concerns(signal)).map(({ effect }) => effect),
      )
  }
}
