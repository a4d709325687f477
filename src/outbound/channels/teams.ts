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
      { type: 'TextBlock', text: literal(title), weight: 'bolder', size: 'medium', wrap: true, color },
      ...(text ? [{ type: 'TextBlock', text: withoutLinks(text.slice(0, 10_000)), wrap: true }] : []),
      ...(facts.length ? [{ type: 'FactSet', facts: facts.map(fact) }] : []),
    ],
    ...(url && { actions: [{ type: 'Action.OpenUrl', title: 'Open', url }] }),
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}

const fact = ({ name, value }: Notice['facts'][number]) => ({ title: literal(name), value: literal(value) })

/** Cards are Markdown, and what is in them comes from logs: whoever sends one must not put a link of theirs into our message. */
const literal = (text: string): string => text.replace(/[\\[\]()*_`]/g, '\\$&')

/** The rest of Markdown stays: the text may be written for it. */
const withoutLinks = (text: string): string => text.replace(/[\\[\]]/g, '\\$&')
