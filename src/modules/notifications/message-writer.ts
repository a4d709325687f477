import { systemViewer } from '../../kernel/viewer.ts'
import { fieldQuery, printQuery } from '../../search/index.ts'
import type { SignalService, SignalSummary } from '../signals/index.ts'
import type { Dispatch } from './delivery-queue.repository.ts'
import { digestMessage } from './digest-message.ts'
import type { Links, Message } from './message.ts'
import type { NotificationRuleRepository } from './notification-rule.repository.ts'
import { type NotificationRule, selectionOf } from './notification-rule.ts'
import { signalMessage } from './signal-message.ts'

interface Deps {
  readonly signals: SignalService
  readonly rules: NotificationRuleRepository
  readonly links: Links
}

const VIEWER = systemViewer('notifications')
const READ_TOGETHER = 500

type Source = { readonly rule: NotificationRule | null } | { readonly obstacle: string }

/** Writes what is sent, from the signals as they are at that moment. */
export class MessageWriter {
  constructor(private readonly deps: Deps) {}

  /** Or why nothing is to be sent any more. */
  async write(dispatch: Dispatch): Promise<Message | string> {
    const source = await this.#source(dispatch)
    if ('obstacle' in source) return source.obstacle
    return dispatch.digest ? this.#digest(dispatch, source.rule) : this.#single(dispatch, source.rule)
  }

  /** Why nothing is to be sent any more; null while there is no reason. */
  async obstacle(dispatch: Dispatch): Promise<string | null> {
    const source = await this.#source(dispatch)
    return 'obstacle' in source ? source.obstacle : null
  }

  /** A rule may have changed after the delivery was made. The cases of detection rules spoke when the signal was opened. */
  async #source({ sourceId }: Dispatch): Promise<Source> {
    if (!sourceId.startsWith('ntf_')) return { rule: null }
    const [rule] = await this.deps.rules.byIds([sourceId])
    if (!rule) return { obstacle: 'The notification rule was deleted.' }
    return rule.enabled ? { rule } : { obstacle: 'The notification rule was disabled.' }
  }

  async #single({ members }: Dispatch, rule: NotificationRule | null): Promise<Message | string> {
    const [signal] = await this.deps.signals.wholeByIds(
      VIEWER,
      members.map(({ signalId }) => signalId),
    )
    return signal ? signalMessage(signal, rule, this.deps.links) : GONE
  }

  async #digest({ members, sourceId }: Dispatch, rule: NotificationRule | null): Promise<Message | string> {
    const signals: SignalSummary[] = []
    for (let from = 0; from < members.length; from += READ_TOGETHER) {
      const ids = members.slice(from, from + READ_TOGETHER).map(({ signalId }) => signalId)
      for (const signal of await this.deps.signals.byIds(VIEWER, ids)) if (signal) signals.push(signal)
    }
    if (!signals.length) return GONE
    const query = rule ? selectionOf(rule) : printQuery(fieldQuery('@workflow.rule.id', sourceId))
    return digestMessage({ signals, rule, query, ruleNames: await this.#ruleNames(signals), links: this.deps.links })
  }

  /** As a signal of each rule has it: the rule itself may be gone. */
  async #ruleNames(signals: readonly SignalSummary[]): Promise<ReadonlyMap<string, string>> {
    const examples = new Map(signals.map(({ ruleId, id }) => [ruleId, id]))
    const found = await this.deps.signals.wholeByIds(VIEWER, [...examples.values()])
    return new Map(found.flatMap((signal) => (signal ? [[signal.ruleId, signal.ruleName] as const] : [])))
  }
}

const GONE = 'The signal is gone.'
