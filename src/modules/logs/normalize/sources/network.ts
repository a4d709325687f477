import { setUrl } from '../http.ts'
import type { LogSource } from '../log-source.ts'
import { succeeded } from '../outcome.ts'

const FLOW =
  /^\d (\d{12}|unknown) (eni-\w+|-) (\S+) (\S+) (\d+|-) (\d+|-) (\d+|-) (?:\d+|-) (?:\d+|-) (\d{10}) \d{10} (ACCEPT|REJECT|-) (?:OK|NODATA|SKIPDATA)$/

/** VPC flow logs (default format or JSON, also as OCSF) and Route 53 resolver queries. */
export const vpc: LogSource = {
  names: ['vpc', 'vpcflow', 'aws.vpcflow'],
  recognises: (log, message) =>
    ('srcaddr' in log && ('dstaddr' in log || 'query_name' in log)) ||
    ('srcAddr' in log && 'dstAddr' in log) ||
    FLOW.test(message),
  ignoreCase: true,
  time: ['start', 'query_timestamp', 'time', 'end'],
  client: ['srcaddr', 'src_endpoint.ip'],
  destination: ['dstaddr', 'dst_endpoint.ip'],
  fields: {
    'network.client.port': ['srcport', 'src_endpoint.port'],
    'network.destination.port': ['dstport', 'dst_endpoint.port'],
    'evt.name': ['action', 'activity_name'],
    'dns.question.type': ['query_type'],
    'dns.flags.rcode': ['rcode'],
  },
  read(log) {
    const [, , , source = '', destination = '', sourcePort, destinationPort, , start, action] =
      FLOW.exec(log.message) ?? []
    log.setEndpoint('network.client', [source])
    log.setEndpoint('network.destination', [destination])
    if (sourcePort !== '-') log.set('network.client.port', sourcePort)
    if (destinationPort !== '-') log.set('network.destination.port', destinationPort)
    if (start) log.time = Number(start) * 1_000
    if (action !== '-') log.set('evt.name', action)
    log.set('dns.question.name', log.first('query_name')?.replace(/\.$/, '').toLowerCase())
    log.setOutcome(succeeded(action ?? log.first('action', 'rcode')))
  },
}

export const zeek: LogSource = {
  names: ['zeek', 'bro'],
  recognises: (log) => 'uid' in log && ('id.orig_h' in log || 'id_orig_h' in log),
  owns: ['service', 'host', 'source', 'tags'],
  time: ['ts'],
  host: ['@system', '_system_name'],
  message: ['msg'],
  client: ['id.orig_h', 'id_orig_h', 'src'],
  destination: ['id.resp_h', 'id_resp_h', 'dst'],
  fields: {
    'network.client.port': ['id.orig_p', 'id_orig_p'],
    'network.destination.port': ['id.resp_p', 'id_resp_p'],
    'network.bytes_read': ['resp_bytes'],
    'network.bytes_written': ['orig_bytes'],
    'usr.id': ['username', 'user'],
    'evt.name': ['@stream', '_path', 'note'],
    'dns.question.type': ['qtype_name'],
    'dns.flags.rcode': ['rcode_name'],
    'http.method': ['method'],
    'http.status_code': ['status_code'],
    'http.useragent': ['user_agent'],
    'http.referer': ['referrer'],
    'file.hash.md5': ['md5'],
    'file.hash.sha1': ['sha1'],
    'file.hash.sha256': ['sha256'],
  },
  read(log) {
    log.set('dns.question.name', log.first('query')?.replace(/\.$/, '').toLowerCase())
    setUrl(log, log.first('uri'))
    log.set('http.url_details.host', log.has('uri') ? log.first('host') : null)
    log.setOutcome(succeeded(log.first('rcode_name', 'auth_success')))
  },
}
