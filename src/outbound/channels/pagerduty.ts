import type { Notice } from './notice.ts'

/** PagerDuty knows four severities. */
const SEVERITIES = { CRITICAL: 'critical', HIGH: 'error', MEDIUM: 'warning', LOW: 'info', INFO: 'info' } as const

interface PagerDutyTarget {
  readonly routingKey: string
  /** Events with the same key are one alert. */
  readonly dedupKey: string
  readonly source: string
}

/** Body for the Events API v2: developer.pagerduty.com/docs/send-alert-event. */
export function pagerDutyEvent(
  { title, text, severity, url, facts }: Notice,
  { routingKey, dedupKey, source }: PagerDutyTarget,
): object {
  return {
    routing_key: routingKey,
    event_action: 'trigger',
    dedup_key: dedupKey.slice(0, 255),
    payload: {
      summary: title.slice(0, 1_024),
      source,
      severity: SEVERITIES[severity ?? 'INFO'],
      custom_details: {
        ...Object.fromEntries(facts.map(({ name, value }) => [name, value])),
        ...(text && { message: text }),
      },
    },
    ...(url && { links: [{ href: url, text: title.slice(0, 200) }] }),
  }
}
