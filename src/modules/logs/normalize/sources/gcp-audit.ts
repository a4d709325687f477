import type { LogSource } from '../log-source.ts'

export const gcpAudit: LogSource = {
  names: ['gcp.audit', 'gcp', 'google.cloud.audit'],
  recognises: (log) => 'protoPayload.methodName' in log || 'protopayload.methodName' in log,
  ignoreCase: true,
  time: ['timestamp', 'protoPayload.requestMetadata.requestAttributes.time', 'receiveTimestamp'],
  eventId: ['insertId'],
  message: ['protoPayload.status.message', 'textPayload'],
  level: ['severity'],
  client: [
    'protoPayload.requestMetadata.callerIp',
    'protoPayload.metadata.requestMetadata.callerIp',
    'httpRequest.remoteIp',
  ],
  fields: {
    'usr.id': [
      'protoPayload.authenticationInfo.principalEmail',
      'protoPayload.authenticationInfo.principalSubject',
      'protoPayload.authenticationInfo.authoritySelector',
    ],
    'usr.target.id': ['protoPayload.serviceData.policyDelta.bindingDeltas.member', 'protoPayload.request.member'],
    'evt.name': ['protoPayload.methodName'],
    'evt.category': ['protoPayload.serviceName'],
    'http.useragent': ['protoPayload.requestMetadata.callerSuppliedUserAgent'],
    'error.message': ['protoPayload.status.message'],
  },
  read(log) {
    if (!log.has('protoPayload.methodName')) return
    const code = log.first('protoPayload.status.code') ?? '0'
    const granted = [
      ...log.values(['protoPayload.authorizationInfo.granted']),
      ...log.values(['authorizationInfo.granted']),
    ]
    log.setOutcome(code === '0' && !granted.includes('false'))
  },
}
