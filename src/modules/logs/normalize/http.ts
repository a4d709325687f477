import type { SourceLog } from './source-log.ts'
import { statusOfHttp } from './status.ts'

const MAX_QUERY_ARGUMENTS = 50
const ABSOLUTE = /^(https?|wss?):\/\/([^/?#:\s]+)(?::(\d{1,5}))?(.*)$/s

/** `http.url` and its parts. The request target is taken as it was sent: attacks hide in what a URL parser would tidy up. */
export function setUrl(log: SourceLog, url: string | null): void {
  if (url === null) return
  const [, scheme, host, port, target = url] = ABSOLUTE.exec(url) ?? []
  log.set('http.url', url)
  log.set('http.url_details.scheme', scheme)
  log.set('http.url_details.host', host)
  log.set('http.url_details.port', port)
  const query = target.indexOf('?')
  log.set('http.url_details.path', query < 0 ? target : target.slice(0, query))
  if (query < 0) return
  for (const argument of target.slice(query + 1).split('&', MAX_QUERY_ARGUMENTS)) {
    const equals = argument.indexOf('=')
    if (equals > 0) log.set(`http.url_details.queryString.${argument.slice(0, equals)}`, argument.slice(equals + 1))
  }
}

/** `GET /index.html HTTP/1.1` */
export function setRequestLine(log: SourceLog, line: string | null): void {
  const [, method, url, version] = /^([A-Za-z]{3,20}) (.*?)(?: HTTP\/([\d.]{1,5}))?$/s.exec(line ?? '') ?? []
  if (method === undefined || url === undefined) return
  log.set('http.method', method)
  log.set('http.version', version)
  setUrl(log, url)
}

export function setStatusCode(log: SourceLog, code: string | null): void {
  if (code === null || !/^[1-5]\d\d$/.test(code)) return
  log.set('http.status_code', code)
  log.status ??= statusOfHttp(Number(code))
}
