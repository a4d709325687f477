import type { Notice } from './notice.ts'

const COLORS = { CRITICAL: '#c2182b', HIGH: '#e4572e', MEDIUM: '#e9a820', LOW: '#3c8dbc', INFO: '#8a8f98' } as const

/** Body for an incoming webhook: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. */
export function slackMessage({ title, text, severity, url, facts }: Notice): object {
  const heading = url ? `<${url}|${escaped(title)}>` : escaped(title)
  const blocks = [
    section(`*${heading}*`),
    ...(text ? [section(escaped(text))] : []),
    // A section holds ten fields at most.
    ...(facts.length
      ? [
          {
            type: 'section',
            fields: facts.slice(0, 10).map(({ name, value }) => mrkdwn(`*${escaped(name)}*\n${escaped(value)}`, 2_000)),
          },
        ]
      : []),
  ]
  return { text: escaped(title), attachments: [{ ...(severity && { color: COLORS[severity] }), blocks }] }
}

const section = (text: string) => ({ type: 'section', text: mrkdwn(text, 3_000) })

const mrkdwn = (text: string, longest: number) => ({ type: 'mrkdwn', text: text.slice(0, longest) })

/** The three characters with a meaning: <!channel> in a log must not wake anybody. */
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
