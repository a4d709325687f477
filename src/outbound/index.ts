export type { Notice } from './channels/notice.ts'
export { pagerDutyEvent } from './channels/pagerduty.ts'
export { slackMessage } from './channels/slack.ts'
export { teamsMessage } from './channels/teams.ts'
export {
  checkedUrl,
  type OutboundPolicy,
  type OutboundRequest,
  sendRequest,
} from './http-request.ts'
export { createOutbound, NOWHERE, type Outbound, type OutboundSettings } from './outbound.ts'
export { OutboundFault, type Reworded, unexpected } from './outbound-fault.ts'
