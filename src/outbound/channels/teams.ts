import type { Notice } from './notice.ts'

/** Body for an incoming webhook of Microsoft Teams: an Adaptive Card 1.4, adaptivecards.io. */
export function teamsMessage({ title, text, severity, url, facts }: Notice): object {
  const color =
    severity === 'CRITICAL' || severity === 'HIGH' ? 'attention' : severity === 'MEDIUM' ? 'warning' : 'default'
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', text: title, weight: 'bolder', size: 'medium', wrap: true, color },
      ...(text ? [{ type: 'TextBlock', text: text.slice(0, 10_000), wrap: true }] : []),
      ...(facts.length ? [{ type: 'FactSet', facts: facts.map(({ name, value }) => ({ title: name, value })) }] : []),
    ],
    ...(url && { actions: [{ type: 'Action.OpenUrl', title: 'Open', url }] }),
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}
