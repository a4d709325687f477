import { severityRank } from '../../kernel/severity.ts'
import { flatten } from '../logs/index.ts'
import type { TemplateValues } from '../rules/index.ts'
import type { MessageSignal } from './message-signal.ts'

/** What the templates of a notification rule are filled with: all that a detection rule's message can name, and the signal's own texts. */
export function templateValues(signal: MessageSignal, url: string | null): TemplateValues {
  const attributes = flatten(signal.attributes)
  return {
    variables: {
      severity: String(severityRank(signal.severity)),
      rule_name: signal.ruleName,
      case_name: signal.ruleCase.name ?? '',
      events_matched: String(signal.eventsMatched),
      ...timesOf(signal),
      ...Object.fromEntries(
        signal.queries.map(({ name, eventsMatched }) => [`events_matched_per_query.${name}`, String(eventsMatched)]),
      ),
    },
    attribute: (path) => attributes[path] ?? ofSamples(signal, path),
    tag: (key) => {
      const text = ownTexts(signal, url)[key]
      if (text !== undefined) return [text]
      const reserved = reservedOf(signal, key)
      if (reserved.length) return reserved
      return signal.tags.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1))
    },
  }
}

/** The names that only notifications know; a tag of the same name cannot be written in a template. */
const ownTexts = (signal: MessageSignal, url: string | null): Readonly<Record<string, string>> => ({
  signal_id: signal.id,
  signal_title: signal.title,
  signal_message: signal.message,
  signal_severity: signal.severity,
  signal_url: url ?? '',
})

function timesOf({ triggeredAt, firstSeen, lastSeen }: MessageSignal): Record<string, string> {
  const times: Record<string, string> = {}
  for (const [name, time] of Object.entries({ timestamp: triggeredAt, first_seen: firstSeen, last_seen: lastSeen })) {
    times[name] = time.toISOString()
    times[`${name}_epoch`] = String(time.getTime())
  }
  return times
}

/** What is no attribute of the signal may be one of its logs. */
function ofSamples({ samples }: MessageSignal, path: string): readonly string[] {
  return [...new Set(samples.flatMap(({ attributes }) => flatten(attributes)[path] ?? []))]
}

function reservedOf({ host, service, source }: MessageSignal, key: string): readonly string[] {
  if (key === 'host') return host === null ? [] : [host]
  if (key === 'service') return service
  if (key === 'source') return source === null ? [] : [source]
  return []
}
