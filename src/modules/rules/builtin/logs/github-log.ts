import { eventId, type RawLog } from './raw-log.ts'

export interface GitHubEvent {
  readonly action: string
  readonly actor: string
  readonly ip: string
  /** Name without the organisation. */
  readonly repo?: string
  readonly details?: Readonly<Record<string, unknown>>
}

const ORGANISATION = 'larkfield'

export const gitHubLog = (at: Date, event: GitHubEvent): RawLog => ({
  ddsource: 'github',
  service: 'github-audit',
  '@timestamp': at.getTime(),
  _document_id: eventId('github', at.getTime(), event).replaceAll('-', '').slice(0, 22),
  action: event.action,
  actor: event.actor,
  actor_ip: event.ip,
  created_at: at.getTime(),
  org: ORGANISATION,
  ...(event.repo && { repo: `${ORGANISATION}/${event.repo}` }),
  user_agent: event.action.startsWith('git.')
    ? 'git/2.44.0'
    : 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  ...event.details,
})
