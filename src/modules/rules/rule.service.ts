import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { requirePermission, systemViewer, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { type BuiltInRule, rulesToInstall } from './built-in-rule.ts'
import type { RuleRepository } from './rule.repository.ts'
import type { Rule } from './rule.ts'
import type { RuleCatalog } from './rule-catalog.ts'
import { auditEntry } from './rule-difference.ts'
import { listRules, type RuleList, type RuleListRequest } from './rule-list.ts'
import { type RuleVersion, toVersions, type VersionsRequest } from './rule-versions.ts'
import { validateRule } from './validation/validate-rule.ts'

interface RuleServiceDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly rules: RuleRepository
  readonly catalog: RuleCatalog
}

/** Reading rules. */
export class RuleService {
  constructor(private readonly deps: RuleServiceDeps) {}

  /** Stores the rules that come with Signalbox. At every start; the second time it changes nothing. */
  async install(builtIn: readonly BuiltInRule[]): Promise<void> {
    const { postgres, clock, audit, rules, catalog } = this.deps
    const installer = systemViewer('Signalbox')
    await postgres.transaction(async (tx) => {
      await rules.lockInstallation(tx)
      const stored = new Map((await rules.listIn(tx)).map((rule) => [rule.id, rule]))
      const changed = rulesToInstall(builtIn, stored, installer.actor, clock.now())
      const known = new Map([...stored, ...changed.map((rule) => [rule.id, rule] as const)])
      for (const rule of changed) assertValid(rule, known)
      await rules.save(tx, changed, installer.actor)
      const entries = changed.map((rule) => auditEntry(stored.get(rule.id) ?? null, rule))
      await audit.recordAll(tx, installer, entries)
    })
    catalog.invalidate()
  }

  /** The rules that a query selects, a page at a time. */
  async search(viewer: Viewer, request: RuleListRequest): Promise<RuleList> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    return listRules((await this.deps.catalog.byId()).values(), request)
  }

  async list(viewer: Viewer): Promise<readonly Rule[]> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    return [...(await this.deps.catalog.byId()).values()]
  }

  async get(viewer: Viewer, id: string): Promise<Rule> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    const rule = (await this.deps.catalog.byId()).get(id)
    if (!rule) throw notFound('rule', id)
    return rule
  }

  /** In the order of the ids; null for a rule that was deleted, and for those who may not read rules. */
  async rulesById(viewer: Viewer, ids: readonly string[]): Promise<(Rule | null)[]> {
    if (!viewer.permissions.has('security_monitoring_rules_read')) return ids.map(() => null)
    const rules = await this.deps.catalog.byId()
    return ids.map((id) => rules.get(id) ?? null)
  }

  /** In the order of the requests, the newest version first. */
  async versions(viewer: Viewer, requests: readonly VersionsRequest[]): Promise<RuleVersion[][]> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    const most = Math.max(...requests.map(({ first }) => first))
    const stored = await this.deps.rules.versions([...new Set(requests.map(({ ruleId }) => ruleId))], most + 1)
    return requests.map(({ ruleId, first }) => toVersions(stored.get(ruleId) ?? [], first))
  }

  /** For detection, which acts for nobody. */
  enabled(): Promise<readonly Rule[]> {
    return this.deps.catalog.enabled()
  }
}

/** Rules that come with Signalbox are ours: a wrong one is a bug, not something to work around. */
function assertValid(rule: Rule, known: ReadonlyMap<string, Rule>): void {
  const [fault] = validateRule(rule, (id) => known.get(id) ?? null)
  if (fault) throw new Error(`The built-in rule "${rule.name}" is wrong at ${fault.path}: ${fault.message}`)
}
