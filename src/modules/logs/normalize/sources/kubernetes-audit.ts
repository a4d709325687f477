import type { LogSource } from '../log-source.ts'

export const kubernetesAudit: LogSource = {
  names: ['kubernetes.audit', 'kubernetes', 'eks'],
  recognises: (log) => 'verb' in log && ('objectRef.resource' in log || 'requestURI' in log) && 'user.username' in log,
  time: ['requestReceivedTimestamp', 'stageTimestamp', 'timestamp'],
  client: ['sourceIPs'],
  message: ['responseStatus.message'],
  fields: {
    'usr.id': ['user.username'],
    'usr.target.id': ['impersonatedUser.username'],
    'evt.name': ['verb'],
    'evt.category': ['objectRef.resource'],
    'http.useragent': ['userAgent'],
    'http.status_code': ['responseStatus.code'],
    'http.url': ['requestURI'],
    'error.message': ['responseStatus.reason'],
  },
  read(log) {
    const code = Number(log.first('responseStatus.code') ?? Number.NaN)
    if (log.first('annotations.authorization.k8s.io/decision') === 'forbid') log.setOutcome(false)
    else if (!Number.isNaN(code)) log.setOutcome(code < 400)
    // The stages of one request share its id.
    const id = log.first('auditID')
    if (id !== null) log.eventId = `${id}:${log.first('stage') ?? ''}`
  },
}
