import { eventId, type RawLog } from './raw-log.ts'

export interface OktaEvent {
  readonly type: string
  readonly display: string
  /** Login of who did it. */
  readonly actor: string
  readonly ip: string
  readonly success?: boolean
  readonly reason?: string
  readonly severity?: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'
  readonly targets?: readonly { readonly type: string; readonly id: string; readonly name: string }[]
  readonly debug?: Readonly<Record<string, string>>
  readonly country?: string
}

export function oktaLog(at: Date, event: OktaEvent): RawLog {
  const success = event.success ?? true
  return {
    ddsource: 'okta',
    service: 'okta',
    uuid: eventId('okta', at.getTime(), event),
    published: at.toISOString(),
    eventType: event.type,
    version: '0',
    severity: event.severity ?? 'INFO',
    displayMessage: event.display,
    actor: { id: oktaId(event.actor), type: 'User', alternateId: event.actor, displayName: displayName(event.actor) },
    client: {
      userAgent: {
        rawUserAgent:
          'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15',
        os: 'Mac OS X',
        browser: 'SAFARI',
      },
      zone: 'null',
      device: 'Computer',
      ipAddress: event.ip,
      geographicalContext: { country: event.country ?? 'Norway' },
    },
    outcome: { result: success ? 'SUCCESS' : 'FAILURE', reason: event.reason ?? null },
    target:
      event.targets?.map(({ type, id, name }) => ({ id: oktaId(id), type, alternateId: id, displayName: name })) ??
      null,
    debugContext: { debugData: { requestId: eventId('request', at.getTime(), event.actor), ...event.debug } },
    authenticationContext: { authenticationStep: 0, externalSessionId: `trs${eventId(event.actor).slice(0, 8)}` },
    request: { ipChain: [{ ip: event.ip, version: 'V4' }] },
  }
}

const oktaId = (text: string) => `00u${eventId(text).replaceAll('-', '').slice(0, 17)}`

/** `ines.marlow@…` is Ines Marlow. */
const displayName = (login: string) =>
  (login.split('@')[0] ?? '')
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ')
