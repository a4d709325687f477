import { accessLogTime, type RawLog } from './raw-log.ts'

export interface WebRequest {
  readonly ip: string
  readonly path: string
  readonly status: number
  readonly method?: string
  readonly bytes?: number
  readonly referer?: string
  readonly userAgent?: string
  readonly host?: string
  readonly service?: string
}

/** A line of access.log in the combined format. */
export const nginxLog = (at: Date, request: WebRequest): RawLog => ({
  ddsource: 'nginx',
  service: request.service ?? 'storefront',
  hostname: request.host ?? 'edge-1',
  ddtags: 'env:prod',
  message: `${request.ip} - - [${accessLogTime(at)}] "${request.method ?? 'GET'} ${request.path} HTTP/1.1" ${request.status} ${
    request.bytes ?? 512
  } "${request.referer ?? '-'}" "${request.userAgent ?? 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0'}"`,
})
