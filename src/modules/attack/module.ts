import type { RuleService } from '../rules/index.ts'
import type { SignalSearchService } from '../signals/index.ts'
import { AttackMatrixResolver } from './attack-matrix.resolver.ts'
import { AttackMatrixService } from './attack-matrix.service.ts'

interface AttackDeps {
  readonly rules: RuleService
  readonly signals: SignalSearchService
}

export const createAttack = (deps: AttackDeps) => ({
  resolvers: [new AttackMatrixResolver(new AttackMatrixService(deps))] as object[],
})
