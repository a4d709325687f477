import { setRequestLine, setStatusCode, setUrl } from '../http.ts'
import type { LogSource } from '../log-source.ts'
import type { SourceLog } from '../source-log.ts'
import { toStatus } from '../status.ts'
import { parseTimestamp } from '../timestamp.ts'

const QUOTED = '"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"'
/** Common and combined log format, with a virtual host before and a request time behind the size as some write them. */
const ACCESS = new RegExp(
  `^(?:[\\w.-]+:\\d+ )?(\\S+) (\\S+) ([^[\\]"]{1,256}) \\[([^\\]]{20,40})\\] ${QUOTED} (\\d{3}) (\\d+|-)(?: [\\d.]+)?(?: ${QUOTED} ${QUOTED})?`,
  's',
)
const NGINX_ERROR = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(\w+)\] (.*)$/s
const APACHE_ERROR =
  /^\[([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:.]{8,15} \d{4})\] \[(?:\w+:)?(\w+)\] (?:\[pid [^\]]*\] )?(?:\[client ([^\]]+)\] )?(.*)$/s

export const webAccess: LogSource = {
  names: ['nginx', 'apache', 'httpd', 'waf_http', 'http'],
  recognises: (log, message) => ACCESS.test(message) || ('request_uri' in log && 'remote_addr' in log),
  ignoreCase: true,
  time: ['time_iso8601', 'time_local', 'msec'],
  client: ['remote_addr', 'client_ip', 'clientip', 'client', 'remote_ip'],
  fields: {
    'http.method': ['request_method', 'method', 'verb'],
    'http.useragent': ['http_user_agent', 'useragent', 'user_agent', 'agent', 'http.headers.User-Agent'],
    'http.referer': ['http_referer', 'http_referrer', 'referer', 'referrer', 'http.headers.Referer'],
    'http.url_details.host': ['http_host', 'vhost', 'http.headers.Host'],
    'network.bytes_written': ['body_bytes_sent', 'bytes_sent', 'bytes'],
    'usr.id': ['remote_user'],
  },
  read(log) {
    if (log.message !== '' && !readAccess(log) && !readNginxError(log)) readApacheError(log)
    setRequestLine(log, log.first('request'))
    setUrl(log, log.first('request_uri', 'http.uri', 'uri', 'url', 'path'))
    setStatusCode(log, log.first('http.status_code', 'status', 'status_code', 'code', 'response'))
  },
}

/** First is NGINX, as one may recognise that; Apache is told by its `ddsource`. */
function readAccess(log: SourceLog): boolean {
  const found = ACCESS.exec(log.message)
  if (!found) return false
  const [, client = '', , user = '-', time, request = '', code = '', size = '', referer, agent] = found
  log.time = parseTimestamp(time, log.receivedAt)
  log.setEndpoint('network.client', [client])
  if (user !== '-') {
    log.set('http.auth', user)
    log.set('usr.id', user)
  }
  setRequestLine(log, request)
  setStatusCode(log, code)
  if (size !== '-') log.set('network.bytes_written', size)
  if (referer !== '-') log.set('http.referer', referer)
  if (agent !== '-') log.set('http.useragent', agent)
  return true
}

function readNginxError(log: SourceLog): boolean {
  const [, level, text] = NGINX_ERROR.exec(log.message) ?? []
  if (text === undefined) return false
  log.status = toStatus(level)
  const details = text.indexOf(', client: ')
  log.set('error.message', details < 0 ? text : text.slice(0, details))
  log.setEndpoint('network.client', [/, client: ([^,\s]+)/.exec(text)?.[1] ?? ''])
  setRequestLine(log, /, request: "([^"]*)"/.exec(text)?.[1] ?? null)
  return true
}

function readApacheError(log: SourceLog): void {
  const [, time, level, client = '', text] = APACHE_ERROR.exec(log.message) ?? []
  if (text === undefined) return
  log.time = parseTimestamp(time, log.receivedAt)
  log.status = toStatus(level)
  log.setEndpoint('network.client', [client])
  log.set('error.message', text)
}
