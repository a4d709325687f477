import {
  checkedUrl,
  type OutboundAnswer,
  type OutboundPolicy,
  type OutboundRequest,
  sendRequest,
} from './http-request.ts'
import { createMailServer, type Mail } from './mail.ts'
import { OutboundFault } from './outbound-fault.ts'

export interface OutboundSettings {
  /** Whether requests may go to the server's own network. */
  readonly allowPrivate: boolean
  /** Hosts that requests may go to; null for all. */
  readonly hosts: readonly string[] | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where PagerDuty takes events. */
  readonly pagerDutyUrl: string
}

/** What workflows and notifications send to others. */
export interface Outbound {
  readonly pagerDutyUrl: string
  /** Answers whatever status came; throws OutboundFault where none did. */
  request(request: Partial<OutboundRequest> & Pick<OutboundRequest, 'method' | 'url'>): Promise<OutboundAnswer>
  /** Posts JSON and expects a 2xx; an OutboundFault says whether it may work later. */
  post(url: string, body: object, headers?: Readonly<Record<string, string>>): Promise<OutboundAnswer>
  mail(mail: Mail): Promise<void>
  /** Throws OutboundFault for an address that nothing may be sent to. */
  check(url: string): URL
  close(): void
}

const LIMITS = { milliseconds: 15_000, bytes: 5_000_000, redirects: 3 }

export function createOutbound({ allowPrivate, hosts, smtpUrl, mailFrom, pagerDutyUrl }: OutboundSettings): Outbound {
  const policy: OutboundPolicy = { allowPrivate, hosts, setting: 'OUTBOUND_ALLOW_PRIVATE' }
  const mailServer = createMailServer(smtpUrl, mailFrom)
  const request: Outbound['request'] = (asked) => sendRequest({ ...LIMITS, ...asked }, policy)
  return {
    pagerDutyUrl,
    request,
    post: async (url, body, headers = {}) => {
      const answer = await request({
        // A redirect would make a GET of it, and the page that answers it would pass for somebody who has taken the message.
        ...{ method: 'POST', url, body: JSON.stringify(body), redirects: 0 },
        headers: { 'content-type': 'application/json', ...headers },
      })
      if (answer.status >= 200 && answer.status < 300) return answer
      const passing = answer.status >= 500 || answer.status === 429 || answer.status === 408
      const said = answer.body.trim().slice(0, 300)
      throw new OutboundFault(`Expected a 2xx, got HTTP ${answer.status}${said ? `: ${said}` : ''}.`, passing)
    },
    mail: (mail) => mailServer.send(mail),
    check: (url) => checkedUrl(url, policy),
    close: () => mailServer.close(),
  }
}
