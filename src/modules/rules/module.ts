import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { NotificationTargetResolver } from './notification-target.resolver.ts'
import { PastRules } from './past-rules.ts'
import { RuleRepository } from './rule.repository.ts'
import { RuleResolver } from './rule.resolver.ts'
import { RuleService } from './rule.service.ts'
import type { Rule } from './rule.ts'
import { RuleAuthoringResolver } from './rule-authoring.resolver.ts'
import { RuleAuthoringService } from './rule-authoring.service.ts'
import { RuleCatalog } from './rule-catalog.ts'
import { RuleTrialResolver } from './rule-trial.resolver.ts'
import { RuleTrialService } from './rule-trial.service.ts'
import type { RuleVersion, VersionsRequest } from './rule-versions.ts'
import { SigmaImportResolver } from './sigma-import.resolver.ts'
import { SigmaImportService } from './sigma-import.service.ts'

interface RulesDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
}

export function createRules({ postgres, clock, audit }: RulesDeps) {
  const rules = new RuleRepository(postgres)
  const catalog = new RuleCatalog(rules)
  const service = new RuleService({ postgres, clock, audit, rules, catalog })
  const authoring = new RuleAuthoringService({ postgres, clock, audit, rules, catalog })
  const rulesById: LoaderDefinition<string, Rule | null> = {
    batch: (ids, viewer) => service.rulesById(viewer, ids),
  }
  const versionsByRule: LoaderDefinition<VersionsRequest, RuleVersion[]> = {
    batch: (requests, viewer) => service.versions(viewer, requests),
  }
  return {
    service,
    authoring,
    rulesById,
    /** Hears of what other processes change. */
    follow: () => postgres.listen('rules_changed', () => catalog.look()),
    pastRules: new PastRules(rules, catalog),
    resolvers: [
      new NotificationTargetResolver(),
      new RuleResolver(service, versionsByRule),
      new RuleAuthoringResolver(authoring),
      new SigmaImportResolver(new SigmaImportService({ postgres, clock, audit, rules, catalog })),
      new RuleTrialResolver(new RuleTrialService({ clock, catalog })),
    ] as object[],
  }
}
