import type { LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'

/** Query lines of BIND, dnsmasq and CoreDNS. */
const LINES = [
  /client (?:@0x[0-9a-f]+ )?(?<ip>[0-9a-fA-F:.]+)#(?<port>\d+)(?: \([^)]*\))?: (?:view [^:]+: )?query: (?<name>\S+) IN (?<type>[A-Z0-9]+)/,
  /query\[(?<type>[A-Z0-9]+)\] (?<name>\S+) from (?<ip>[0-9a-fA-F:.]+)/,
  /(?<ip>\[?[0-9a-fA-F:.]+\]?):(?<port>\d+) - \d+ "(?<type>[A-Z0-9]+) IN (?<name>\S+) [^"]*" (?<rcode>[A-Z]+)/,
]

/** A query line is short: searching a long text for an address would take the square of its length. */
const head = (line: string) => line.slice(0, 600)

export const dns: LogSource = {
  names: ['dns', 'bind', 'dnsmasq', 'coredns', 'route53', 'unbound'],
  recognises: (log, message) => 'dns.question.name' in log || LINES.some((line) => line.test(head(message))),
  ignoreCase: true,
  client: ['client_ip', 'client.ip', 'src_ip', 'source_ip', 'srcaddr', 'client'],
  destination: ['server_ip', 'dst_ip', 'resolver'],
  fields: {
    'dns.question.type': ['query_type', 'qtype', 'question.type', 'type'],
    'dns.flags.rcode': ['rcode', 'response_code', 'status'],
    'network.client.port': ['client_port', 'src_port', 'srcport'],
    'usr.id': ['user'],
  },
  read(log) {
    for (const line of LINES) {
      const found = line.exec(head(log.message))?.groups
      if (!found) continue
      const { ip = '', port, name, type, rcode } = found
      log.setEndpoint('network.client', [ip])
      log.set('network.client.port', port)
      log.set('dns.question.type', type)
      log.set('dns.flags.rcode', rcode)
      log.set('dns.question.name', spell(name))
      break
    }
    log.set('dns.question.name', spell(log.first('query_name', 'qname', 'question.name', 'query', 'domain')))
    const asked = log.attributes['dns.question.name']
    if (asked?.[0] !== undefined) asked[0] = spell(asked[0]) ?? asked[0]
    log.set('evt.name', log.has('dns.question.name') ? 'dns_query' : null)
    log.setOutcome(succeeded(log.first('dns.flags.rcode', 'rcode', 'response_code')))
  },
}

/** Names are compared without case, and resolvers mix it on purpose. */
const spell = (name: string | null | undefined) => name?.replace(/\.$/, '').toLowerCase() ?? null
