import type { LogSource } from '../log-source.ts'

export const googleWorkspace: LogSource = {
  names: ['gsuite', 'google.workspace'],
  recognises: (log) => 'id.applicationName' in log && 'actor.email' in log,
  ignoreCase: true,
  time: ['id.time', 'parameters.event_info.timestamp_usec'],
  client: ['ipAddress'],
  fields: {
    'usr.id': ['actor.email', 'actor.profileId', 'parameters.affected_email_address'],
    'usr.target.id': ['parameters.USER_EMAIL', 'parameters.target_user'],
    'evt.name': ['name', 'events.name'],
  },
  read(log) {
    const application = log.first('id.applicationName')
    log.set('evt.category', application === 'login' ? 'authentication' : application)
    const name = log.first('name', 'events.name')
    if (name !== null) log.setOutcome(!/fail|denied|blocked/.test(name))
    // The qualifier is unique among the activities of one instant; each event of an activity may arrive as a log of its own.
    const qualifier = log.first('id.uniqueQualifier')
    if (qualifier !== null) log.eventId = [log.first('id.time'), application, qualifier, name].join(':')
  },
}
