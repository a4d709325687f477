import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Outbound } from '../../outbound/index.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { checkWorkflowTargets, maskedTargets } from '../rules/index.ts'
import { checkReach, checkRule, type NotificationRuleRequest } from './check-rule.ts'
import type { DeliveryRepository } from './delivery.repository.ts'
import { targetIdOf } from './delivery.ts'
import type { NotificationRuleRepository } from './notification-rule.repository.ts'
import { definitionOf, type NotificationRule, type NotificationRuleDefinition } from './notification-rule.ts'
import type { NotifiedWorkflows } from './notified-workflows.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly rules: NotificationRuleRepository
  readonly deliveries: DeliveryRepository
  readonly outbound: Pick<Outbound, 'check'>
  readonly workflows: NotifiedWorkflows
}

/** Who says whom to tell could tell themselves. */
const WRITING = ['security_monitoring_notification_profiles_write', 'security_monitoring_signals_read'] as const

/** Decides who is told of which signals. */
export class NotificationRuleService {
  constructor(private readonly deps: Deps) {}

  /** The newest first. */
  async list(viewer: Viewer): Promise<NotificationRule[]> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_read')
    return this.deps.rules.list()
  }

  async get(viewer: Viewer, id: string): Promise<NotificationRule> {
    const [rule] = await this.byIds(viewer, [id])
    if (!rule) throw notFound('notification rule', id)
    return rule
  }

  /** In the order of the ids; null for those that are gone. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(NotificationRule | null)[]> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_read')
    const found = new Map((await this.deps.rules.byIds(ids)).map((rule) => [rule.id, rule]))
    return ids.map((id) => found.get(id) ?? null)
  }

  async create(viewer: Viewer, input: NotificationRuleRequest): Promise<NotificationRule> {
    requirePermission(viewer, ...WRITING)
    const { clock, rules } = this.deps
    const definition = await this.#checked(input)
    checkWorkflowTargets(viewer, [], definition.targets)
    const now = clock.now()
    const rule: NotificationRule = {
      ...definition,
      ...{
        id: newId('ntf', clock),
        version: 1,
        creatorId: viewer.userId,
        saverId: viewer.userId,
        sight: viewer.restrictions.signals,
        createdAt: now,
        updatedAt: now,
      },
    }
    return this.#change(async (tx) => {
      await this.#checkName(tx, rule)
      await rules.save(tx, rule)
      await this.#record(tx, viewer, null, rule)
      return rule
    })
  }

  /** Replaces everything that the rule says; what changes nothing makes no version. */
  async update(
    viewer: Viewer,
    id: string,
    input: NotificationRuleRequest,
    expectedVersion: number,
  ): Promise<NotificationRule> {
    requirePermission(viewer, ...WRITING)
    if (expectedVersion < 1)
      throw badInput('expectedVersion', `Expected the version of the rule, 1 or more, got ${expectedVersion}.`)
    const { clock, rules } = this.deps
    const definition = await this.#checked(input)
    return this.#change(async (tx) => {
      const before = await this.#lock(tx, id)
      if (before.version !== expectedVersion) throw outrun(before, expectedVersion)
      checkWorkflowTargets(viewer, before.targets, definition.targets)
      if (!changesBetween({ ...definitionOf(before) }, { ...definition }).length) return before
      const saver = { saverId: viewer.userId, sight: viewer.restrictions.signals }
      const after = { ...before, ...definition, ...saver, version: before.version + 1, updatedAt: clock.now() }
      await this.#checkName(tx, after)
      await rules.save(tx, after)
      await this.#cancelUnwanted(tx, before, after)
      await this.#record(tx, viewer, before, after)
      return after
    })
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_write')
    await this.#change(async (tx) => {
      const rule = await this.#lock(tx, id)
      await this.deps.rules.delete(tx, id)
      await this.deps.deliveries.cancel(tx, id, null, 'The notification rule was deleted.')
      await this.#record(tx, viewer, rule, null)
    })
  }

  async #checked(input: NotificationRuleRequest): Promise<NotificationRuleDefinition> {
    const definition = checkRule(input)
    await checkReach(definition.targets, this.deps.outbound, this.deps.workflows)
    return definition
  }

  /** What waits for a rule that is off, or for a target that it names no more, is not sent. */
  async #cancelUnwanted(tx: Transaction, before: NotificationRule, after: NotificationRule): Promise<void> {
    const { deliveries } = this.deps
    if (!after.enabled) return deliveries.cancel(tx, after.id, null, 'The notification rule was disabled.')
    const kept = new Set(after.targets.map(targetIdOf))
    const gone = before.targets.map(targetIdOf).filter((target) => !kept.has(target))
    if (gone.length) await deliveries.cancel(tx, after.id, gone, 'The notification rule no longer names the target.')
  }

  #change<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.deps.postgres.transaction(async (tx) => {
      await this.deps.rules.beginChange(tx)
      return work(tx)
    })
  }

  async #checkName(tx: Transaction, { id, name }: NotificationRule): Promise<void> {
    if (!(await this.deps.rules.isNameTaken(tx, name, id))) return
    throw badInput('input.name', `Expected a name that no other notification rule has, got ${JSON.stringify(name)}.`)
  }

  async #lock(tx: Transaction, id: string): Promise<NotificationRule> {
    const rule = await this.deps.rules.lock(tx, id)
    if (!rule) throw notFound('notification rule', id)
    return rule
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    before: NotificationRule | null,
    after: NotificationRule | null,
  ): Promise<void> {
    const { id, name } = (after ?? before) as NotificationRule
    await this.deps.audit.record(tx, viewer, {
      action: before ? (after ? 'modified' : 'deleted') : 'created',
      assetType: 'notification_profile',
      assetId: id,
      assetName: name,
      changes: changesBetween(before && recorded(before), after && recorded(after)),
    })
  }
}

/** The audit trail is read by people who may not write to the targets. */
const recorded = (rule: NotificationRule): Record<string, unknown> => ({
  ...definitionOf(rule),
  targets: maskedTargets(rule.targets),
})

const outrun = ({ id, version }: NotificationRule, expected: number): DomainError =>
  new DomainError('CONFLICT', `The notification rule ${id} is at version ${version}, not ${expected}.`, { version })
