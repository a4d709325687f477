import type { Attributes } from '../flatten.ts'
import type { FieldTable, LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'
import type { SourceLog } from '../source-log.ts'

const CLAIM = 'identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const FIELDS: FieldTable = {
  'usr.id': [
    'properties.initiatedBy.user.userPrincipalName',
    'properties.userPrincipalName',
    'UserPrincipalName',
    `${CLAIM}/upn`,
    `${CLAIM}/emailaddress`,
    `${CLAIM}/name`,
    'caller',
    'identity.claims.appid',
    'properties.initiatedBy.app.displayName',
    'properties.servicePrincipalName',
    'identity',
  ],
  'usr.name': ['properties.userDisplayName', 'properties.initiatedBy.user.displayName', 'identity.claims.name'],
  'usr.target.id': ['properties.targetResources.userPrincipalName'],
  'evt.name': ['operationName.value', 'operationName', 'properties.activityDisplayName'],
  'http.useragent': ['properties.userAgent', 'UserAgent'],
  'error.message': ['properties.status.failureReason'],
}

const azure = {
  ignoreCase: true,
  time: [
    'time',
    'eventTimestamp',
    'TimeGenerated',
    'properties.createdDateTime',
    'properties.activityDateTime',
    'p_event_time',
  ],
  eventId: ['eventDataId', 'properties.id', 'Id'],
  message: ['resultDescription', 'properties.message'],
  level: ['level'],
  levels: { '0': 'info', '1': 'critical', '2': 'error', '3': 'warn', '4': 'info', '5': 'debug' },
  client: [
    'callerIpAddress',
    'properties.ipAddress',
    'properties.initiatedBy.user.ipAddress',
    'IPAddress',
    'httpRequest.clientIpAddress',
  ],
  fields: FIELDS,
} as const satisfies Partial<LogSource>

const isAzure = (log: Attributes) =>
  ('operationName' in log || 'operationName.value' in log) &&
  ('callerIpAddress' in log || 'resourceId' in log || 'tenantId' in log)

/** Entra ID: sign-ins and the audit log of the directory. */
const isDirectory = (log: Attributes) =>
  isSignIn(log.category?.[0]) || /microsoft\.aadiam/i.test(log.resourceId?.[0] ?? '')

const isSignIn = (category: string | undefined) => /sign-?in/i.test(category ?? '')

export const azureSignIn: LogSource = {
  ...azure,
  names: ['azure.signinlogs', 'azure.activedirectory', 'azure.auditlogs'],
  recognises: (log) => isAzure(log) && isDirectory(log),
  read: (log) =>
    readAzure(log, isSignIn(log.first('category') ?? undefined) ? 'authentication' : log.first('category')),
}

export const azureActivity: LogSource = {
  ...azure,
  names: ['azure.activitylogs', 'azure'],
  recognises: isAzure,
  read: (log) => readAzure(log, log.first('category')),
}

function readAzure(log: SourceLog, category: string | null): void {
  log.set('evt.category', category)
  log.setOutcome(
    succeeded(log.first('properties.result', 'result')) ??
      succeeded(log.first('properties.status.errorCode')) ??
      succeeded(log.first('resultType')) ??
      succeeded(log.first('resultSignature')),
  )
}
