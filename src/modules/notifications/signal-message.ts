import { renderTemplate } from '../rules/index.ts'
import type { Links, Message } from './message.ts'
import type { MessageSignal } from './message-signal.ts'
import type { NotificationRule } from './notification-rule.ts'
import { templateValues } from './template-values.ts'

/** Of a notification rule, what its messages need; null for the cases of detection rules. */
export type MessageRule = Pick<NotificationRule, 'id' | 'name' | 'title' | 'message'>

const MOST_ENTITIES = 5

export function signalMessage(signal: MessageSignal, rule: MessageRule | null, links: Links): Message {
  const url = links.signal(signal.id)
  const values = templateValues(signal, url)
  const title = rule?.title ? renderTemplate(rule.title, values) : `[${signal.severity}] ${signal.title}`
  const text = rule?.message ? renderTemplate(rule.message, values) : signal.message
  return {
    notice: { title, text, severity: signal.severity, url, facts: factsOf(signal) },
    body: { kind: 'signal', title, text, url, notificationRule: ruleBody(rule), signal: signalBody(signal, url) },
  }
}

export const ruleBody = (rule: MessageRule | null) => rule && { id: rule.id, name: rule.name }

function factsOf(signal: MessageSignal): Message['notice']['facts'] {
  const { severity, ruleName, source, service, host, entities, eventsMatched, firstSeen, lastSeen } = signal
  const more = entities.length > MOST_ENTITIES ? [`and ${entities.length - MOST_ENTITIES} more`] : []
  const facts = {
    Severity: severity,
    Rule: ruleName,
    Source: source ?? '',
    Service: service.join(', '),
    Host: host ?? '',
    Entities: [...entities.slice(0, MOST_ENTITIES).map(({ value }) => value), ...more].join(', '),
    'Matched events': String(eventsMatched),
    'First seen': firstSeen.toISOString(),
    'Last seen': lastSeen.toISOString(),
  }
  return Object.entries(facts).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }]))
}

function signalBody(signal: MessageSignal, url: string | null) {
  const { id, title, message, severity, timestamp, firstSeen, lastSeen, eventsMatched } = signal
  const { tags, source, service, host, entities, attributes, queries } = signal
  return {
    ...{ id, title, message, severity, url, timestamp, firstSeen, lastSeen, eventsMatched },
    rule: { id: signal.ruleId, version: signal.ruleVersion, name: signal.ruleName, type: signal.ruleType },
    case: signal.ruleCase.name,
    ...{ tags, source, service, host },
    entities: entities.map(({ kind, value }) => ({ kind, value })),
    groupBy: Object.fromEntries(queries.flatMap(({ groupBy }) => groupBy).map(({ field, value }) => [field, value])),
    queries: queries.map(({ name, query, eventsMatched: matched }) => ({ name, query, eventsMatched: matched })),
    attributes,
  }
}
