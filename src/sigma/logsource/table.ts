import type { StructuredQuery } from '../../search/index.ts'
import type { LogMapping } from './mapping.ts'

const WEB: LogMapping = {
  sources: ['apache', 'nginx', 'http', 'httpd', 'waf_http', 'iis'],
  fields: {
    'c-ip': ['network.client.ip'],
    'cs-method': ['http.method'],
    'cs-uri': ['http.url'],
    'cs-uri-stem': ['http.url_details.path'],
    // Many rules look for parts of the path in what IIS calls the query.
    'cs-uri-query': ['http.url'],
    'sc-status': ['http.status_code'],
    'cs-user-agent': ['http.useragent'],
    'cs-referer': ['http.referer'],
    'cs-username': ['http.auth', 'usr.id'],
    'cs-host': ['http.url_details.host'],
  },
  groupBy: ['@network.client.ip'],
}

const PROXY: LogMapping = {
  ...WEB,
  sources: ['proxy', 'squid', 'zscaler', 'bluecoat'],
  fields: {
    ...WEB.fields,
    'c-uri': ['http.url'],
    'c-useragent': ['http.useragent'],
    'cs-uri-query': ['http.url'],
    'r-dns': ['http.url_details.host'],
    'cs-host': ['http.url_details.host'],
    dst_ip: ['network.destination.ip'],
    src_ip: ['network.client.ip'],
  },
}

const DNS: LogMapping = {
  sources: ['dns', 'bind', 'dnsmasq', 'coredns', 'route53', 'unbound'],
  fields: {
    query: ['dns.question.name'],
    record_type: ['dns.question.type'],
    rcode: ['dns.flags.rcode'],
    src_ip: ['network.client.ip'],
  },
  groupBy: ['@network.client.ip'],
}

const user = (...sources: string[]): LogMapping => ({ sources, groupBy: ['@usr.id'] })

const GCP: LogMapping = {
  ...user('gcp.audit', 'gcp', 'google.cloud.audit'),
  fields: {
    'gcp.audit.method_name': ['protoPayload.methodName'],
    'data.protoPayload.': ['protoPayload.'],
  },
  spellings: [['protoPayload.', 'protopayload.']],
}

const LINUX_LOGIN = ['auth', 'sshd', 'sudo', 'linux.auth']
const AUDITD = ['auditd', 'linux.auditd', 'auoms']
const linux = (...sources: string[]): LogMapping => ({ sources, groupBy: ['host'] })

/** `product/service`, `product/*` for all others of the product; `/service` and `category` where no product is named. */
export const MAPPINGS: Readonly<Record<string, LogMapping>> = {
  'aws/cloudtrail': user('cloudtrail', 'aws.cloudtrail'),
  'aws/guardduty': { sources: ['guardduty', 'aws.guardduty'] },
  'aws/s3access': { sources: ['s3', 'aws.s3access'], groupBy: ['@network.client.ip'] },
  'aws/securityhub': { sources: ['securityhub', 'aws.securityhub'] },
  'aws/vpcflow': { sources: ['vpc', 'vpcflow', 'aws.vpcflow'], groupBy: ['@network.client.ip'] },
  'aws/waf': { sources: ['waf', 'aws.waf'], groupBy: ['@network.client.ip'] },
  'azure/activitylogs': user('azure.activitylogs', 'azure'),
  'azure/signinlogs': user('azure.signinlogs', 'azure.activedirectory'),
  'azure/auditlogs': user('microsoft-365', 'm365', 'o365', 'azure.auditlogs', 'azure.activedirectory'),
  'm365/graph': user('microsoft-graph'),
  'm365/alerts': user('microsoft-graph'),
  'm365/*': user('microsoft-365', 'm365', 'o365'),
  'cloudflare/*': { sources: ['cloudflare'], groupBy: ['@network.client.ip'] },
  'gcp/gcp.audit': GCP,
  'gcp/google_workspace.admin': user('gsuite', 'google.workspace'),
  'gcp/google_workspace.login': user('gsuite', 'google.workspace'),
  'google_workspace/*': user('gsuite', 'google.workspace'),
  'github/*': user('github', 'github.audit', 'github-telemetry'),
  'kubernetes/*': user('kubernetes.audit', 'kubernetes', 'eks'),
  'okta/*': user('okta'),
  'linux/auth': linux(...LINUX_LOGIN),
  'linux/sshd': linux(...LINUX_LOGIN),
  'linux/sudo': linux(...LINUX_LOGIN),
  'linux/auditd': linux(...AUDITD),
  'linux/syslog': linux('syslog', 'linux', 'rsyslog'),
  'linux/cron': linux('cron', 'syslog', 'linux', 'rsyslog'),
  'linux/clamav': linux('clamav', 'syslog', 'linux', 'rsyslog'),
  linux: linux(...LINUX_LOGIN, ...AUDITD, 'syslog', 'linux', 'rsyslog', 'cron'),
  '*/osquery': { sources: ['osquery'], groupBy: ['host'] },
  'osquery/*': { sources: ['osquery'], groupBy: ['host'] },
  '/apache': { ...WEB, sources: ['apache', 'httpd'] },
  '/nginx': { ...WEB, sources: ['nginx'] },
  webserver: WEB,
  proxy: PROXY,
  dns: DNS,
  firewall: {
    sources: ['firewall', 'vpc', 'vpcflow', 'aws.vpcflow'],
    fields: {
      src_ip: ['network.client.ip'],
      dst_ip: ['network.destination.ip'],
      src_port: ['network.client.port'],
      dst_port: ['network.destination.port'],
    },
    groupBy: ['@network.client.ip'],
  },
}

const ZEEK_FIELDS = {
  'c-uri': ['uri', 'c-uri'],
  'c-useragent': ['user_agent', 'c-useragent'],
}

/** Each service is a stream, which writers name differently, as they do the ends of a connection. */
export const zeekMapping = (service: string | null): LogMapping => ({
  sources: ['zeek', 'bro'],
  where: service === null ? [] : [streamIs(service)],
  fields: ZEEK_FIELDS,
  spellings: [
    ['id.orig_', 'id_orig_'],
    ['id.resp_', 'id_resp_'],
  ],
  groupBy: ['@network.client.ip'],
})

const streamIs = (service: string): StructuredQuery => ({
  fields: ['@@stream', '@_path', '@stream'],
  operator: 'equals',
  values: [service],
})
