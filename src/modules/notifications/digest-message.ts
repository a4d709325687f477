import { SEVERITIES } from '../../kernel/severity.ts'
import type { SignalSummary } from '../signals/index.ts'
import { LIMITS } from './limits.ts'
import type { Links, Message } from './message.ts'
import { type MessageRule, ruleBody } from './signal-message.ts'

export interface DigestContent {
  /** What the digest tells of, as far as it is still there. */
  readonly signals: readonly SignalSummary[]
  readonly rule: MessageRule | null
  /** Finds them. */
  readonly query: string
  /** By id. */
  readonly ruleNames: ReadonlyMap<string, string>
  readonly links: Links
}

const MOST = 5

/** One message instead of many: how many, how bad, whom it is about, and how to find them. */
export function digestMessage({ signals, rule, query, ruleNames, links }: DigestContent): Message {
  const times = signals.map(({ timestamp }) => timestamp.getTime())
  const from = new Date(times.reduce((least, time) => Math.min(least, time)))
  // `to` is not included in a range.
  const to = new Date(times.reduce((most, time) => Math.max(most, time)) + 1)
  const severities = counted(signals.map(({ severity }) => severity)).sort(
    (left, right) => SEVERITIES.indexOf(right.value) - SEVERITIES.indexOf(left.value),
  )
  const rules = counted(signals.map(({ ruleId }) => ruleNames.get(ruleId) ?? ruleId)).slice(0, MOST)
  const entities = counted(signals.flatMap((signal) => signal.entities.map(({ value }) => value))).slice(0, MOST)
  const url = links.search(query, from, to)
  const title = `${signals.length} more signals${rule ? `: ${rule.name}` : ''}`
  const text = [
    `More than ${LIMITS.floodSignals} signals within a minute are told of together: ${signals.length} in this message.`,
    `They are found by the query \`${query}\` from ${from.toISOString()} to ${to.toISOString()}.`,
  ].join('\n')
  const range = { from, to }
  const facts = Object.entries({
    Signals: String(signals.length),
    Severities: said(severities),
    Rules: said(rules),
    Entities: said(entities),
  })
  return {
    notice: {
      ...{ title, text, url, severity: severities[0]?.value ?? null },
      facts: facts.flatMap(([name, value]) => (value === '' ? [] : [{ name, value }])),
    },
    body: {
      ...{ kind: 'digest', title, text, url, notificationRule: ruleBody(rule), count: signals.length },
      ...{ severities, rules, entities, query, range },
      signalIds: signals.map(({ id }) => id),
    },
  }
}

interface Counted<Value> {
  readonly value: Value
  readonly count: number
}

/** The most frequent first, then by name. */
function counted<Value extends string>(values: readonly Value[]): Counted<Value>[] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
}

const said = (counts: readonly Counted<string>[]): string =>
  counts.map(({ value, count }) => `${value} (${count})`).join(', ')
