import type { LogSource } from '../log-source.ts'

export const github: LogSource = {
  names: ['github', 'github.audit', 'github-telemetry'],
  recognises: (log) =>
    /^[a-z_]+\.[a-z_.]+$/.test(log.action?.[0] ?? '') &&
    'actor' in log &&
    ('created_at' in log || '_document_id' in log || 'repo' in log || 'org' in log),
  time: ['@timestamp', 'created_at', 'at_sign_timestamp'],
  eventId: ['_document_id'],
  client: ['actor_ip'],
  fields: {
    'usr.id': ['actor', 'sender.login', 'pusher.name', 'actor_id'],
    'usr.target.id': ['user', 'data.user', 'member.login', 'invitee.login'],
    'evt.name': ['action'],
    'http.useragent': ['user_agent'],
  },
  read(log) {
    const action = log.first('action') ?? ''
    log.set('evt.category', /login|two_factor|sso/.test(action) ? 'authentication' : action.split('.', 1)[0])
    if (action !== '') log.setOutcome(!/failed|denied|rejected/.test(action))
  },
}
