import type { Clock } from '../../kernel/clock.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { assertOwn, changedDefault } from './default-rule.ts'
import { checkNamedTargets } from './named-targets.ts'
import type { RuleRepository } from './rule.repository.ts'
import type { Rule, RuleDefinition } from './rule.ts'
import type { RuleCatalog } from './rule-catalog.ts'
import { completeRule, type RuleDraft } from './rule-definition.ts'
import { auditEntry, definitionOf, ruleChanges } from './rule-difference.ts'
import { invalidRule, type RuleFault } from './validation/fault.ts'
import { validateRule } from './validation/validate-rule.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly rules: RuleRepository
  readonly catalog: RuleCatalog
}

/** A rule to be made; `sigmaId` of one that comes from elsewhere. */
export interface NewRule extends RuleDraft {
  readonly sigmaId?: string | null
}

/** Making and changing rules. Each change is a new version; what changes nothing is none, and no error. */
export class RuleAuthoringService {
  constructor(private readonly deps: Deps) {}

  async validate(viewer: Viewer, draft: RuleDraft): Promise<RuleFault[]> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    return this.#faults(completeRule(draft))
  }

  /** A rule that nobody stores; throws when it is invalid. */
  async complete(viewer: Viewer, draft: RuleDraft): Promise<RuleDefinition> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    return this.#valid(completeRule(draft))
  }

  async create(viewer: Viewer, draft: NewRule): Promise<Rule> {
    const [rule] = await this.createAll(viewer, [draft])
    return rule as Rule
  }

  /** All of them, or none when one is invalid. */
  async createAll(viewer: Viewer, drafts: readonly NewRule[]): Promise<Rule[]> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    const { clock, rules, audit } = this.deps
    const now = clock.now()
    const made: Rule[] = []
    for (const draft of drafts) {
      const definition = await this.#valid(completeRule(draft))
      checkNamedTargets(viewer, null, definition)
      made.push({
        ...definition,
        id: newId('rul', clock),
        version: 1,
        isDefault: false,
        defaultTags: [],
        sigmaId: draft.sigmaId ?? null,
        creator: viewer.actor,
        createdAt: now,
        updatedAt: now,
      })
    }
    await this.#change(async (tx) => {
      await rules.save(tx, made, viewer.actor)
      await audit.recordAll(
        tx,
        viewer,
        made.map((rule) => auditEntry(null, rule)),
      )
    })
    return made
  }

  async update(viewer: Viewer, id: string, draft: RuleDraft, expectedVersion?: number | null): Promise<Rule> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    return this.#revise(viewer, id, async (rule) => {
      if (typeof expectedVersion === 'number' && expectedVersion !== rule.version) throw outrun(rule, expectedVersion)
      const wanted = completeRule(draft, rule)
      return this.#valid(rule.isDefault ? changedDefault(rule, wanted) : wanted, id)
    })
  }

  async enable(viewer: Viewer, id: string, enabled: boolean): Promise<Rule> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    return this.#revise(viewer, id, (rule) => ({ ...definitionOf(rule), enabled }))
  }

  /** Makes what the rule said once its newest version. */
  async restore(viewer: Viewer, id: string, version: number): Promise<Rule> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    return this.#revise(viewer, id, async (rule, tx) => {
      assertOwn(rule, 'restored')
      if (version === rule.version)
        throw new DomainError('CONFLICT', `Version ${version} is the current one already.`, {
          path: 'version',
          version,
        })
      const stored = await this.deps.rules.findVersion(tx, id, version)
      if (!stored) throw notFound('version', `${version} of the rule ${id}`)
      return this.#valid(definitionOf(stored), id)
    })
  }

  /** Its versions stay in the books, its signals where they are. */
  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    await this.#change(async (tx) => {
      const rule = await this.#lock(tx, id)
      assertOwn(rule, 'deleted')
      await this.deps.rules.delete(tx, id)
      await this.deps.audit.record(tx, viewer, auditEntry(rule, null))
    })
  }

  #revise(
    viewer: Viewer,
    id: string,
    decide: (rule: Rule, tx: Transaction) => RuleDefinition | Promise<RuleDefinition>,
  ): Promise<Rule> {
    const { clock, rules, audit } = this.deps
    return this.#change(async (tx) => {
      const before = await this.#lock(tx, id)
      const definition = await decide(before, tx)
      if (ruleChanges(before, definition).length === 0) return before
      checkNamedTargets(viewer, before, definition)
      const after: Rule = { ...before, ...definition, version: before.version + 1, updatedAt: clock.now() }
      await rules.save(tx, [after], viewer.actor)
      await audit.record(tx, viewer, auditEntry(before, after))
      return after
    })
  }

  async #change<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const result = await this.deps.postgres.transaction(work)
    this.deps.catalog.invalidate()
    return result
  }

  async #lock(tx: Transaction, id: string): Promise<Rule> {
    const rule = await this.deps.rules.lock(tx, id)
    if (!rule) throw notFound('rule', id)
    return rule
  }

  async #valid(rule: RuleDefinition, id?: string): Promise<RuleDefinition> {
    const faults = await this.#faults(rule, id)
    if (faults.length) throw invalidRule(faults)
    return rule
  }

  async #faults(rule: RuleDefinition, id?: string): Promise<RuleFault[]> {
    const known = await this.deps.catalog.byId()
    // What would follow its own signals would never end.
    return validateRule(rule, (other) => (other === id ? null : (known.get(other) ?? null)))
  }
}

const outrun = ({ version }: Rule, expected: number): DomainError =>
  new DomainError('CONFLICT', `Expected version ${expected}, the rule is at version ${version}.`, {
    path: 'expectedVersion',
    version,
  })
