import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { RuleService } from '../rules/index.ts'
import type { SignalSearchService } from '../signals/index.ts'
import { type AttackColumn, attackMatrix } from './attack-matrix.ts'

interface Deps {
  readonly rules: Pick<RuleService, 'enabled'>
  readonly signals: Pick<SignalSearchService, 'attackCoverage'>
}

export class AttackMatrixService {
  constructor(private readonly deps: Deps) {}

  async matrix(viewer: Viewer, range: { from: string; to?: string | null }): Promise<AttackColumn[]> {
    requirePermission(viewer, 'security_monitoring_rules_read', 'security_monitoring_signals_read')
    const { rules, signals } = this.deps
    const [enabled, coverage] = await Promise.all([rules.enabled(), signals.attackCoverage(viewer, range)])
    return attackMatrix(enabled, coverage)
  }
}
