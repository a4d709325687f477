import { type Outbound, pagerDutyEvent, slackMessage, teamsMessage } from '../../outbound/index.ts'
import type { NotificationTarget } from '../rules/index.ts'
import type { Message } from './message.ts'

/** Brings messages to targets outside. Whatever knows keys gets the same one whenever a message is sent again. */
export class Courier {
  constructor(private readonly outbound: Outbound) {}

  /** Throws an OutboundFault where it could not be brought. */
  async send({ kind, address }: NotificationTarget, { notice, body }: Message, key: string): Promise<void> {
    const { outbound } = this
    const headers = { 'idempotency-key': key }
    switch (kind) {
      case 'EMAIL':
        await outbound.mail({
          to: [address],
          subject: notice.title,
          text: mailText(notice),
          messageId: `<${key}@signalbox>`,
        })
        return
      case 'SLACK':
        await outbound.post(address, slackMessage(notice), headers)
        return
      case 'MICROSOFT_TEAMS':
        await outbound.post(address, teamsMessage(notice), headers)
        return
      case 'PAGERDUTY':
        await outbound.post(
          outbound.pagerDutyUrl,
          pagerDutyEvent(notice, { routingKey: address, dedupKey: key, source: 'signalbox' }),
          headers,
        )
        return
      case 'WEBHOOK':
        await outbound.post(address, { id: key, ...body }, headers)
        return
      case 'WORKFLOW':
        throw new Error('Workflows are started, not sent to.')
    }
  }
}

const mailText = ({ text, facts, url }: Message['notice']): string =>
  [text, facts.map(({ name, value }) => `${name}: ${value}`).join('\n'), url ?? ''].filter(Boolean).join('\n\n')
