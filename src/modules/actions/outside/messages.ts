import { type Outbound, pagerDutyEvent, slackMessage, teamsMessage } from '../../../outbound/index.ts'
import type { OutsideAction } from '../action.ts'
import { optional, outsideAction, required } from '../define.ts'
import { NOTICE, noticeOf } from './notice.ts'

type Posting = Pick<Outbound, 'post' | 'pagerDutyUrl'>

/** Chat and paging. All are sent with the key of the execution, for servers that know such. */
export const messages = (outbound: Posting): OutsideAction[] => [
  outsideAction(
    {
      id: 'slack.message',
      name: 'Slack message',
      description: 'Posts a message through an incoming webhook of Slack.',
      parameters: [required('url', 'STRING', 'Address of the webhook, such as {{secrets.SLACK_URL}}.'), ...NOTICE],
      outputs: { sent: 'BOOLEAN' },
    },
    async (given, { key, signal }) => {
      await outbound.post(given.text('url'), slackMessage(noticeOf(given)), { 'idempotency-key': key }, signal)
      return { sent: true }
    },
  ),
  outsideAction(
    {
      id: 'teams.message',
      name: 'Microsoft Teams message',
      description: 'Posts an adaptive card through an incoming webhook of Microsoft Teams.',
      parameters: [required('url', 'STRING', 'Address of the webhook, such as {{secrets.TEAMS_URL}}.'), ...NOTICE],
      outputs: { sent: 'BOOLEAN' },
    },
    async (given, { key, signal }) => {
      await outbound.post(given.text('url'), teamsMessage(noticeOf(given)), { 'idempotency-key': key }, signal)
      return { sent: true }
    },
  ),
  outsideAction(
    {
      id: 'pagerduty.event',
      name: 'PagerDuty alert',
      description: 'Triggers an alert by the Events API v2. However often the step is tried again, there is one alert.',
      parameters: [
        required('routingKey', 'STRING', 'Integration key of the service, such as {{secrets.PAGERDUTY_KEY}}.'),
        ...NOTICE,
        optional('dedupKey', 'STRING', 'Events with the same key are one alert; each step has its own when left out.'),
        optional('source', 'STRING', 'What is affected; signalbox when left out.'),
        optional('url', 'STRING', 'Where events are taken; PAGERDUTY_URL of the server when left out.'),
      ],
      outputs: { dedupKey: 'STRING' },
    },
    async (given, { key, signal }) => {
      const dedupKey = (given.textOrNull('dedupKey') ?? key).slice(0, 255)
      const target = {
        ...{ dedupKey, routingKey: given.text('routingKey') },
        source: given.textOrNull('source') ?? 'signalbox',
      }
      const url = given.textOrNull('url') ?? outbound.pagerDutyUrl
      await outbound.post(url, pagerDutyEvent(noticeOf(given), target), { 'idempotency-key': key }, signal)
      return { dedupKey }
    },
  ),
]
