import type { RawLog } from './raw-log.ts'

export interface DnsQuery {
  readonly client: string
  readonly name: string
  readonly type?: 'A' | 'AAAA' | 'TXT' | 'NULL' | 'MX' | 'HTTPS' | 'CNAME'
  readonly rcode?: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED'
  readonly port?: number
  readonly answer?: string
  readonly id?: number
}

/** A query as a resolver logs it in JSON. */
export const dnsLog = (at: Date, query: DnsQuery): RawLog => ({
  ddsource: 'dns',
  service: 'resolver',
  hostname: 'ns1',
  ddtags: 'env:prod',
  timestamp: at.toISOString(),
  dns: {
    id: query.id ?? 4660,
    question: { name: query.name, type: query.type ?? 'A', class: 'IN', size: query.name.length + 17 },
    ...(query.answer && { answer: { name: query.answer, type: query.type ?? 'A', class: 'IN' } }),
    flags: { rcode: query.rcode ?? 'NOERROR' },
  },
  network: { client: { ip: query.client, port: query.port ?? 53124 } },
})
