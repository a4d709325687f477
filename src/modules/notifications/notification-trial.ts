import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { type Outbound, OutboundFault } from '../../outbound/index.ts'
import type { SearchRequest } from '../explorer/index.ts'
import type { NotificationTarget } from '../rules/index.ts'
import type { SignalSearchService, SignalService, StoredSignal } from '../signals/index.ts'
import { checkReach, checkRule, type NotificationRuleRequest } from './check-rule.ts'
import type { Courier } from './courier.ts'
import type { Links, Message } from './message.ts'
import type { NotificationRuleService } from './notification-rule.service.ts'
import { type NotificationRule, type NotificationRuleDefinition, selectionOf } from './notification-rule.ts'
import type { NotifiedWorkflows } from './notified-workflows.ts'
import { sampleSignal } from './sample-signal.ts'
import { signalMessage } from './signal-message.ts'

interface Deps {
  readonly clock: Clock
  readonly rules: NotificationRuleService
  readonly searches: SignalSearchService
  readonly signals: SignalService
  readonly outbound: Pick<Outbound, 'check'>
  readonly workflows: NotifiedWorkflows
  readonly courier: Courier
  readonly links: Links
}

export interface TestResult {
  readonly target: NotificationTarget
  readonly delivered: boolean
  readonly error: string | null
}

const MOST_SAMPLES = 10

/** Shows what a notification rule would do. */
export class NotificationTrial {
  constructor(private readonly deps: Deps) {}

  /** By the same selection as matching, within what the viewer may see. */
  async preview(
    viewer: Viewer,
    input: NotificationRuleRequest,
    range: SearchRequest['range'],
  ): Promise<{ total: number; sampleIds: string[] }> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_read')
    const definition = checkRule(input)
    await checkReach(definition.targets, this.deps.outbound, this.deps.workflows)
    return this.#newest(viewer, definition, range, MOST_SAMPLES)
  }

  /** Sends a message to each target now, whether or not the rule is enabled. */
  async test(viewer: Viewer, id: string): Promise<TestResult[]> {
    requirePermission(viewer, 'security_monitoring_notification_profiles_write')
    const rule = await this.deps.rules.get(viewer, id)
    const message = await this.#testMessage(viewer, rule)
    const key = newId('dlv', this.deps.clock)
    return Promise.all(rule.targets.map((target, index) => this.#try(target, message, `test_${key}_${index}`)))
  }

  async #try(target: NotificationTarget, message: Message, key: string): Promise<TestResult> {
    try {
      if (target.kind !== 'WORKFLOW') await this.deps.courier.send(target, message, key)
      else if (!(await this.deps.workflows.exists(target.address)))
        throw new OutboundFault(`There is no published workflow ${target.address}.`)
      return { target, delivered: true, error: null }
    } catch (error) {
      if (error instanceof OutboundFault) return { target, delivered: false, error: error.message }
      throw error
    }
  }

  async #testMessage(viewer: Viewer, rule: NotificationRule): Promise<Message> {
    const { links, clock } = this.deps
    const found = await this.#match(viewer, rule)
    const { notice, body } = signalMessage(found ?? sampleSignal(rule, clock.now()), rule, links)
    const about = found
      ? 'It tells of a signal of the last day.'
      : 'No signal of the last day matches it: this one is made up.'
    const [title, text] = [
      `[Test] ${notice.title}`,
      `This is a test of the notification rule "${rule.name}". ${about}\n\n${notice.text}`,
    ]
    return { notice: { ...notice, title, text }, body: { ...body, kind: 'test', title, text } }
  }

  async #match(viewer: Viewer, rule: NotificationRule): Promise<StoredSignal | null> {
    if (!viewer.permissions.has('security_monitoring_signals_read')) return null
    const { sampleIds } = await this.#newest(viewer, rule, { from: 'now-1d' }, 1)
    const [signal] = await this.deps.signals.wholeByIds(viewer, sampleIds)
    return signal ?? null
  }

  async #newest(
    viewer: Viewer,
    rule: NotificationRuleDefinition,
    range: SearchRequest['range'],
    most: number,
  ): Promise<{ total: number; sampleIds: string[] }> {
    const found = this.deps.searches.open(viewer, { query: selectionOf(rule), range })
    const [total, page] = await Promise.all([found.total(), found.list(most, null, null)])
    return { total, sampleIds: page.edges.map(({ node }) => node.id) }
  }
}
