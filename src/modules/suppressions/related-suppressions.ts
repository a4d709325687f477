import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { compilePredicate, parseQuery } from '../../search/index.ts'
import type { Rule } from '../rules/index.ts'
import { SIGNAL_FIELDS, type StoredSignal, signalDocument } from '../signals/index.ts'
import { compileRuleQuery } from './rule-query.ts'
import type { SuppressionService } from './suppression.service.ts'
import type { Suppression } from './suppression.ts'

interface Deps {
  readonly suppressions: SuppressionService
  readonly rules: { rulesById(viewer: Viewer, ids: readonly string[]): Promise<(Rule | null)[]> }
  readonly signals: { wholeByIds(viewer: Viewer, ids: readonly string[]): Promise<(StoredSignal | null)[]> }
}

export interface RelatedLoaders {
  readonly ofRule: LoaderDefinition<string, readonly Suppression[]>
  readonly ofSignal: LoaderDefinition<string, readonly Suppression[]>
}

/** Which suppressions, active or not, concern a rule or a signal. */
export function relatedLoaders({ suppressions, rules, signals }: Deps): RelatedLoaders {
  const ofRules = async (viewer: Viewer, ids: readonly string[]): Promise<Suppression[][]> => {
    const [all, found] = await Promise.all([suppressions.visible(viewer), rules.rulesById(viewer, ids)])
    const compiled = all.map((suppression) => ({ suppression, selects: compileRuleQuery(suppression.ruleQuery) }))
    return found.map((rule) =>
      rule ? compiled.filter(({ selects }) => selects(rule)).map(({ suppression }) => suppression) : [],
    )
  }
  const ofSignals = async (viewer: Viewer, ids: readonly string[]): Promise<Suppression[][]> => {
    // Most have none at all, and then the signals need not be read.
    if (!(await suppressions.visible(viewer)).length) return ids.map(() => [])
    const found = await signals.wholeByIds(viewer, ids)
    const related = await ofRules(
      viewer,
      found.map((signal) => signal?.ruleId ?? ''),
    )
    return found.map((signal, index) => {
      const document = signal && signalDocument(signal, null)
      return (related[index] ?? []).filter(
        ({ suppressionQuery }) =>
          suppressionQuery !== null &&
          document !== null &&
          compilePredicate(parseQuery(suppressionQuery), SIGNAL_FIELDS)(document),
      )
    })
  }
  return {
    ofRule: { batch: (ids, viewer) => ofRules(viewer, ids) },
    ofSignal: { batch: (ids, viewer) => ofSignals(viewer, ids) },
  }
}
