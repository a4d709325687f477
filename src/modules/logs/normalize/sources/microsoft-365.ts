import type { LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'
import type { SourceLog } from '../source-log.ts'

/** Office 365 management activity, Entra ID audit as Log Analytics exports it, and Graph security alerts. */
export const microsoft365: LogSource = {
  names: ['microsoft-365', 'm365', 'o365', 'microsoft-graph'],
  recognises: (log) =>
    ('Operation' in log && ('Workload' in log || 'OfficeWorkload' in log || 'RecordType' in log)) ||
    ('operation' in log && 'workload' in log) ||
    ('AADOperationType' in log && 'InitiatedBy' in log),
  ignoreCase: true,
  time: [
    'CreationTime',
    'TimeGenerated',
    'ActivityDateTime',
    'eventDateTime',
    'createdDateTime',
    'lastModifiedDateTime',
  ],
  eventId: ['Id', 'OfficeId'],
  message: ['title', 'description'],
  level: ['severity'],
  levels: { high: 'error', medium: 'warn', low: 'notice', informational: 'info' },
  client: [
    'ClientIP',
    'ClientIPAddress',
    'Client_IPAddress',
    'ActorIpAddress',
    'userStates.logonIp',
    'evidence.ipAddress',
    'IPAddress',
  ],
  fields: {
    'usr.id': ['UserId', 'userStates.userPrincipalName', 'evidence.userAccount.userPrincipalName', 'UserKey'],
    'usr.target.id': ['TargetUserOrGroupName', 'MailboxOwnerUPN'],
    'evt.name': ['Operation', 'OperationName', 'ActivityDisplayName', 'title'],
    'http.useragent': ['UserAgent'],
  },
  read(log) {
    const operation = log.first('Operation') ?? ''
    log.set(
      'evt.category',
      /^UserLog/.test(operation) ? 'authentication' : log.first('Workload', 'OfficeWorkload', 'category'),
    )
    if (/Failed$/.test(operation)) log.setOutcome(false)
    log.setOutcome(succeeded(log.first('ResultStatus', 'Result')))
    const initiator = jsonIn(log, 'InitiatedBy')?.user
    log.set('usr.id', text(initiator?.userPrincipalName))
    log.setEndpoint('network.client', [text(initiator?.ipAddress) ?? ''])
    const [target] = jsonIn(log, 'TargetResources') ?? []
    log.set('usr.target.id', text(target?.userPrincipalName))
  },
}

/** Log Analytics exports nested objects as JSON text. */
function jsonIn(log: SourceLog, path: string) {
  const json = log.first(path)
  if (json === null || !/^[[{]/.test(json)) return null
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)
