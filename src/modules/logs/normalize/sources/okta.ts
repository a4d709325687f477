import type { LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'
import type { SourceLog } from '../source-log.ts'

export const okta: LogSource = {
  names: ['okta'],
  recognises: (log) =>
    ('eventType' in log || 'eventtype' in log) &&
    'published' in log &&
    ('actor.alternateId' in log || 'actor.displayName' in log),
  ignoreCase: true,
  time: ['published'],
  eventId: ['uuid'],
  message: ['displayMessage'],
  level: ['severity'],
  client: ['client.ipAddress', 'request.ipChain.ip'],
  fields: {
    'usr.id': ['actor.alternateId', 'actor.id'],
    'usr.name': ['actor.displayName'],
    'evt.name': ['eventType'],
    'http.useragent': ['client.userAgent.rawUserAgent'],
  },
  read(log) {
    const type = log.first('eventType') ?? ''
    log.set(
      'evt.category',
      /^user\.(?:session\.(?:start|end)|authentication)/.test(type) ? 'authentication' : type.split('.', 1)[0],
    )
    const outcome = succeeded(log.first('outcome.result'))
    log.setOutcome(outcome)
    if (outcome === false) log.set('error.message', log.first('outcome.reason'))
    log.set('usr.target.id', targetUser(log))
  },
}

/** An event may have several targets, of which one may be a user: a group membership names the user and the group. */
function targetUser(log: SourceLog): string | null {
  const targets = log.event.target ?? log.event.Target
  if (!Array.isArray(targets)) return null
  const user = targets.find((target) => target?.type === 'User') ?? targets.find((target) => target?.type === 'AppUser')
  return typeof user?.alternateId === 'string' ? user.alternateId : null
}
