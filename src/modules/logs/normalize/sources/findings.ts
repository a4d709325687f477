import type { LogSource } from '../log-source.ts'
import type { SourceLog } from '../source-log.ts'

/** A finding is sent again under its id whenever it changes. */
const idOfVersion = (log: SourceLog, id: string, ...changed: string[]) => {
  const found = log.first(id)
  if (found !== null) log.eventId = `${found}:${log.first(...changed) ?? ''}`
}

export const guardDuty: LogSource = {
  names: ['guardduty', 'aws.guardduty'],
  recognises: (log) => 'service.detectorId' in log || 'service.serviceName' in log,
  owns: ['service'],
  time: ['service.eventLastSeen', 'updatedAt', 'createdAt'],
  message: ['title', 'description'],
  client: [
    'service.action.awsApiCallAction.remoteIpDetails.ipAddressV4',
    'service.action.networkConnectionAction.remoteIpDetails.ipAddressV4',
    'service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV4',
    'service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4',
  ],
  level: [],
  fields: {
    'usr.id': ['resource.accessKeyDetails.userName', 'resource.accessKeyDetails.principalId'],
    'evt.name': ['type'],
    'evt.category': ['service.action.actionType'],
  },
  read(log) {
    const severity = Number(log.first('severity') ?? 0)
    log.status = severity >= 7 ? 'error' : severity >= 4 ? 'warn' : 'info'
    idOfVersion(log, 'id', 'updatedAt', 'service.eventLastSeen')
  },
}

export const securityHub: LogSource = {
  names: ['securityhub', 'aws.securityhub'],
  recognises: (log) => 'AwsAccountId' in log && ('ProductArn' in log || 'GeneratorId' in log),
  time: ['LastObservedAt', 'UpdatedAt', 'CreatedAt', 'ProcessedAt'],
  message: ['Title', 'Description'],
  level: ['Severity.Label', 'FindingProviderFields.Severity.Label'],
  levels: { INFORMATIONAL: 'info', LOW: 'notice', MEDIUM: 'warn', HIGH: 'error', CRITICAL: 'critical' },
  client: [
    'Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4',
    'Action.NetworkConnectionAction.RemoteIpDetails.IpAddressV4',
  ],
  fields: { 'evt.name': ['Title', 'Types'], 'evt.category': ['Types', 'FindingProviderFields.Types'] },
  read: (log) => idOfVersion(log, 'Id', 'UpdatedAt', 'LastObservedAt'),
}

export const osquery: LogSource = {
  names: ['osquery'],
  recognises: (log) => 'hostIdentifier' in log && ('columns.pid' in log || 'calendarTime' in log || 'action' in log),
  time: ['unixTime', 'calendarTime', 'columns.time'],
  host: ['hostIdentifier'],
  client: ['columns.remote_address', 'columns.address'],
  fields: {
    'usr.id': ['columns.username', 'columns.user', 'decorations.username'],
    'evt.name': ['name'],
    'process.name': ['columns.process_name', 'columns.path'],
    'process.command_line': ['columns.cmdline', 'columns.command'],
  },
}
