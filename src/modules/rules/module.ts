import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { RuleRepository } from './rule.repository.ts'
import { RuleService } from './rule.service.ts'
import type { Rule } from './rule.ts'
import { RuleCatalog } from './rule-catalog.ts'

interface RulesDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
}

export function createRules({ postgres, clock, audit }: RulesDeps) {
  const rules = new RuleRepository(postgres)
  const catalog = new RuleCatalog(rules)
  const service = new RuleService({ postgres, clock, audit, rules, catalog })
  const rulesById: LoaderDefinition<string, Rule | null> = {
    batch: (ids, viewer) => service.rulesById(viewer, ids),
  }
  return { service, rulesById, resolvers: [] as object[] }
}
