import { setRequestLine, setStatusCode, setUrl } from '../http.ts'
import type { LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'

export const s3Access: LogSource = {
  names: ['s3', 'aws.s3access'],
  recognises: (log) => 'bucketowner' in log && 'operation' in log,
  time: ['time'],
  client: ['remoteip'],
  eventId: ['requestid'],
  fields: {
    'usr.id': ['requester'],
    'evt.name': ['operation'],
    'http.useragent': ['useragent'],
    'http.referer': ['referrer'],
    'error.kind': ['errorcode'],
    'network.bytes_written': ['bytessent'],
  },
  read(log) {
    setRequestLine(log, log.first('requesturi'))
    const code = log.first('httpstatus')
    setStatusCode(log, code)
    if (code !== null) log.setOutcome(Number(code) < 400)
  },
}

export const awsWaf: LogSource = {
  names: ['waf', 'aws.waf'],
  recognises: (log) => 'webaclId' in log || ('httpRequest.clientIp' in log && 'terminatingRuleId' in log),
  time: ['timestamp'],
  client: ['httpRequest.clientIp'],
  eventId: ['httpRequest.requestId'],
  fields: {
    'evt.name': ['action'],
    'http.method': ['httpRequest.httpMethod'],
    'evt.category': ['terminatingRuleType'],
  },
  read(log) {
    setUrl(log, log.first('httpRequest.uri'))
    log.setOutcome(succeeded(log.first('action')))
    const request = log.event.httpRequest as { headers?: unknown } | undefined
    const headers = Array.isArray(request?.headers) ? request.headers : []
    const agent = headers.find((header) => String(header?.name).toLowerCase() === 'user-agent')
    if (typeof agent?.value === 'string') log.set('http.useragent', agent.value)
  },
}

export const cloudflare: LogSource = {
  names: ['cloudflare'],
  recognises: (log) => 'ClientRequestHost' in log || 'RayID' in log,
  time: ['EdgeStartTimestamp', 'Datetime', 'When', 'EdgeEndTimestamp'],
  eventId: ['RayID', 'ID'],
  client: ['ClientIP', 'ActorIP'],
  destination: ['EdgeServerIP', 'OriginIP'],
  fields: {
    'network.client.port': ['ClientSrcPort'],
    'usr.id': ['ActorEmail', 'Email', 'ActorID'],
    'evt.name': ['ActionType', 'Action', 'SecurityAction'],
    'http.method': ['ClientRequestMethod'],
    'http.useragent': ['ClientRequestUserAgent'],
    'http.referer': ['ClientRequestReferer'],
    'http.url_details.host': ['ClientRequestHost'],
    'network.bytes_written': ['EdgeResponseBytes'],
  },
  read(log) {
    setUrl(log, log.first('ClientRequestURI', 'ClientRequestPath'))
    setStatusCode(log, log.first('EdgeResponseStatus'))
    log.setOutcome(succeeded(log.first('ActionResult')))
  },
}
