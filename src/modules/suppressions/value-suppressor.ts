import type { Viewer } from '../../kernel/viewer.ts'
import type { SignalSummary } from '../signals/index.ts'
import { suppressionOfValue, withValue } from './signal-value.ts'
import type { SuppressionService } from './suppression.service.ts'
import type { Suppression } from './suppression.ts'

interface ValueRequest {
  readonly signalId: string
  readonly field: string
  readonly value: string
  readonly suppressionId?: string | null
}

interface Deps {
  readonly suppressions: SuppressionService
  readonly signals: { get(viewer: Viewer, id: string): Promise<SignalSummary> }
  readonly rules: { rulesById(viewer: Viewer, ids: readonly string[]): Promise<({ readonly name: string } | null)[]> }
}

/** Silences what somebody sees in a signal. */
export class ValueSuppressor {
  constructor(private readonly deps: Deps) {}

  async suppress(viewer: Viewer, { signalId, suppressionId, ...value }: ValueRequest): Promise<Suppression> {
    const { suppressions, signals, rules } = this.deps
    const { ruleId, title } = await signals.get(viewer, signalId)
    if (suppressionId) return suppressions.update(viewer, suppressionId, (one) => withValue(one, ruleId, value))
    const [rule] = await rules.rulesById(viewer, [ruleId])
    return suppressions.create(viewer, suppressionOfValue({ id: ruleId, name: rule?.name ?? title }, value))
  }
}
