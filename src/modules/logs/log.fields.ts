import { createCatalog, type FieldDeclaration } from '../../search/index.ts'

const CORE: readonly FieldDeclaration[] = [
  {
    name: 'source',
    aliases: ['ddsource'],
    label: 'Source',
    description: 'What wrote the log, such as cloudtrail.',
    kind: 'STRING',
    sortable: true,
  },
  { name: 'service', label: 'Service', kind: 'STRING', sortable: true },
  { name: 'host', aliases: ['hostname'], label: 'Host', kind: 'STRING', sortable: true },
  {
    name: 'status',
    label: 'Status',
    description: 'The level that the log was written at, such as error.',
    kind: 'STRING',
    sortable: true,
    foldsCase: true,
  },
  {
    name: 'timestamp',
    label: 'Time',
    description: "The log's own time.",
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    name: 'message',
    label: 'Message',
    kind: 'TEXT',
    facetable: false,
    words: { sql: 'words', get: (document) => document.words as string },
  },
  {
    name: 'trace_id',
    label: 'Trace',
    description: 'Id of the trace that the log belongs to.',
    kind: 'STRING',
    facetable: false,
  },
  { name: 'id', label: 'Log id', kind: 'STRING', facetable: false },
]

/** Standard attributes, which the known sources are brought to; any other path can be searched as well. */
const STANDARD: readonly FieldDeclaration[] = [
  { name: '@usr.id', group: 'User', sql: 'usr_id', label: 'User id', kind: 'STRING' },
  { name: '@usr.name', group: 'User', label: 'User name', kind: 'STRING' },
  { name: '@usr.email', group: 'User', label: 'User e-mail', kind: 'STRING' },
  {
    name: '@usr.target.id',
    group: 'User',
    label: 'Target user',
    description: 'The user to whom something was done.',
    kind: 'STRING',
  },
  { name: '@network.client.ip', group: 'Network', sql: 'client_ip', label: 'Client address', kind: 'IP' },
  { name: '@network.destination.ip', group: 'Network', label: 'Destination address', kind: 'IP' },
  {
    name: '@network.ip.list',
    group: 'Network',
    sql: 'ip_list',
    label: 'Any address',
    description: 'Every address found anywhere in the log.',
    kind: 'IP',
  },
  { name: '@dns.question.name', group: 'Network', label: 'DNS question', kind: 'STRING' },
  { name: '@evt.name', group: 'Event', sql: 'evt_name', label: 'Event name', kind: 'STRING' },
  {
    name: '@evt.outcome',
    group: 'Event',
    sql: 'evt_outcome',
    label: 'Event outcome',
    description: 'success or failure.',
    kind: 'STRING',
  },
  { name: '@evt.category', group: 'Event', label: 'Event category', kind: 'STRING' },
  { name: '@http.method', group: 'Web', label: 'HTTP method', kind: 'STRING' },
  { name: '@http.status_code', group: 'Web', label: 'HTTP status', kind: 'STRING' },
  { name: '@http.url_details.path', group: 'Web', label: 'URL path', kind: 'STRING' },
  { name: '@http.useragent', group: 'Web', label: 'User agent', kind: 'STRING' },
  { name: '@process.name', group: 'Process', label: 'Process', kind: 'STRING' },
  {
    name: '@threat_intel.indicators_matched',
    group: 'Threat intelligence',
    label: 'Indicators matched',
    description: 'Kinds of indicators that were found, such as ip_address.',
    kind: 'STRING',
  },
  {
    name: '@threat_intel.results.category',
    group: 'Threat intelligence',
    label: 'Threat category',
    description: 'Such as tor or malware.',
    kind: 'STRING',
  },
  { name: '@threat_intel.results.intention', group: 'Threat intelligence', label: 'Threat intention', kind: 'STRING' },
  { name: '@threat_intel.results.source.name', group: 'Threat intelligence', label: 'Threat source', kind: 'STRING' },
]

/** What can be searched in logs. */
export const LOG_FIELDS = createCatalog({
  fields: [...CORE, ...STANDARD],
  text: ['message'],
  fullText: ['tags', 'source', 'service', 'host', 'status', 'trace_id'],
})
