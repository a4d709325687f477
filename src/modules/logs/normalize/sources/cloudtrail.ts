import type { LogSource } from '../log-source.ts'
import type { SourceLog } from '../source-log.ts'

export const cloudtrail: LogSource = {
  names: ['cloudtrail', 'aws.cloudtrail'],
  recognises: (log) =>
    ('eventName' in log && 'eventSource' in log && ('eventVersion' in log || 'awsRegion' in log)) ||
    ('eventname' in log && 'eventsource' in log),
  // As delivered there is one spelling; exports from a data lake have everything in lower case.
  ignoreCase: (log) => !('eventName' in log),
  time: ['eventTime'],
  eventId: ['eventID'],
  client: ['sourceIPAddress'],
  fields: {
    'usr.id': ['userIdentity.arn', 'userIdentity.userName', 'userIdentity.principalId', 'userIdentity.invokedBy'],
    'usr.name': ['userIdentity.userName', 'userIdentity.sessionContext.sessionIssuer.userName'],
    'usr.target.id': ['requestParameters.userName'],
    'evt.name': ['eventName'],
    'http.useragent': ['userAgent'],
    'error.kind': ['errorCode'],
    'error.message': ['errorMessage'],
  },
  read(log) {
    if (log.first('userIdentity.type') === 'Root') log.set('usr.name', 'root')
    log.set('evt.category', isSignIn(log) ? 'authentication' : log.first('eventCategory', 'eventSource'))
    log.setOutcome(!log.has('errorCode') && !log.has('errorMessage') && !saysFailure(log))
  },
}

const isSignIn = (log: SourceLog) => log.first('eventSource') === 'signin.amazonaws.com'

/** Sign-in events carry their outcome as an answer: `{"ConsoleLogin": "Failure"}`. */
const saysFailure = (log: SourceLog) =>
  isSignIn(log) && log.first(`responseElements.${log.first('eventName')}`) === 'Failure'
