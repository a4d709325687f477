import {
  checkedUrl,
  type OutboundAnswer,
  type OutboundPolicy,
  type OutboundRequest,
  sendRequest,
} from './http-request.ts'
import { createMailServer, type Mail } from './mail.ts'
import { OutboundFault, unexpected } from './outbound-fault.ts'

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

/** Nothing is sent, for programs that only read. */
export const NOWHERE: OutboundSettings = {
  ...{ allowPrivate: false, hosts: [], smtpUrl: null, mailFrom: '', pagerDutyUrl: '' },
}

/** What workflows and notifications send to others. */
export interface Outbound {
  readonly pagerDutyUrl: string
  /** Answers whatever status came; throws OutboundFault where none did. */
  request(request: Partial<OutboundRequest> & Pick<OutboundRequest, 'method' | 'url'>): Promise<OutboundAnswer>
  /** Posts JSON and expects a 2xx; an OutboundFault says whether it may work later. `signal` gives it up. */
  post(
    url: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<OutboundAnswer>
  /** Resolves when the mail server has taken the mail. One that is given up may arrive nevertheless. */
  mail(mail: Mail, signal?: AbortSignal): Promise<void>
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
    post: async (url, body, headers = {}, signal) => {
      const answer = await request({
        // A redirect would make a GET of it, and the page that answers it would pass for somebody who has taken the message.
        ...{ method: 'POST', url, body: JSON.stringify(body), redirects: 0 },
        headers: { 'content-type': 'application/json', ...headers },
        ...(signal && { signal }),
      })
      if (answer.status >= 200 && answer.status < 300) return answer
      throw unexpected(answer, 'a 2xx')
    },
    mail: (mail, signal) => unlessAborted(mailServer.send(mail), signal),
    check: (url) => checkedUrl(url, policy),
    close: () => mailServer.close(),
  }
}

async function unlessAborted(sending: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return sending
  const givenUp = () => new OutboundFault('The mail was given up.', true)
  const over = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(givenUp())
    signal.addEventListener('abort', () => reject(givenUp()), { signal: over.signal })
  })
  try {
    await Promise.race([sending, aborted])
  } finally {
    over.abort()
    // Whoever gave up does not hear of it any more.
    sending.catch(() => undefined)
  }
}
