import { flatten } from '../flatten.ts'
import type { LogSource } from '../log-source.ts'
import type { SourceLog } from '../source-log.ts'

/** Where Azure puts the audit event: as JSON text into a property of its own log. */
const WRAPPED = 'properties.log'

const at = (path: string) => [path, `${WRAPPED}.${path}`]

/** The audit events of the API server, bare, wrapped by Azure, or retold by Google's audit log. */
export const kubernetesAudit: LogSource = {
  names: ['kubernetes.audit', 'kubernetes', 'eks'],
  recognises: (log) =>
    ('verb' in log &&
      ('objectRef.resource' in log || 'requestURI' in log) &&
      ('user.username' in log || log.kind?.[0] === 'Event')) ||
    /^kube-audit/.test(log.category?.[0] ?? ''),
  ignoreCase: (log) => !('verb' in log),
  time: [...at('requestReceivedTimestamp'), ...at('stageTimestamp'), 'timestamp', 'time'],
  client: [...at('sourceIPs'), 'protoPayload.requestMetadata.callerIp'],
  message: at('responseStatus.message'),
  fields: {
    'usr.id': [...at('user.username'), 'protoPayload.authenticationInfo.principalEmail'],
    'usr.target.id': at('impersonatedUser.username'),
    'evt.name': [...at('verb'), 'protoPayload.methodName'],
    'evt.category': [...at('objectRef.resource'), 'protoPayload.serviceName'],
    'http.useragent': at('userAgent'),
    'http.status_code': at('responseStatus.code'),
    'http.url': at('requestURI'),
    'error.message': at('responseStatus.reason'),
  },
  read(log) {
    unwrap(log)
    const code = Number(log.first(...at('responseStatus.code')) ?? Number.NaN)
    const denied = log.first(...at('annotations.authorization.k8s.io/decision')) === 'forbid'
    if (denied || log.values(['protoPayload.authorizationInfo.granted']).includes('false')) log.setOutcome(false)
    else if (!Number.isNaN(code)) log.setOutcome(code < 400)
    // The stages of one request share its id.
    const id = log.first(...at('auditID'))
    if (id !== null) log.eventId = `${id}:${log.first(...at('stage')) ?? ''}`
  },
}

function unwrap(log: SourceLog): void {
  const json = log.attributes[WRAPPED]?.[0]
  if (json === undefined) return
  try {
    const inner = flatten({ [WRAPPED]: JSON.parse(json) })
    for (const path in inner) log.attributes[path] ??= inner[path] as string[]
  } catch {
    // Not JSON after all: the text is there as it was sent.
  }
}
