import { createCatalog, type FieldDeclaration, type SearchDocument } from '../../search/index.ts'
import type { SignalDocument } from './signal-document.ts'

const column =
  <Name extends keyof SignalDocument>(name: Name) =>
  (document: SearchDocument): SignalDocument[Name] =>
    (document as SignalDocument)[name]

/** A path that names a column of the index instead of a place in the attributes. */
const stored = (name: `@${string}` | string, key: keyof SignalDocument & string) => ({
  name,
  sql: key,
  get: column(key) as never,
})

const CORE: readonly FieldDeclaration[] = [
  {
    ...stored('status', 'status'),
    label: 'Severity',
    description: 'Severity as a word: info, low, medium, high or critical.',
    kind: 'STRING',
    foldsCase: true,
  },
  {
    name: 'severity',
    label: 'Severity rank',
    description: 'Severity as a number, from 0 for info to 4 for critical.',
    kind: 'NUMBER',
    sortable: true,
  },
  {
    name: 'title',
    aliases: ['@title'],
    label: 'Title',
    kind: 'TEXT',
    sortable: true,
    facetable: false,
    words: words('title'),
  },
  {
    name: 'message',
    label: 'Message',
    description: "The rule's message with its variables filled in.",
    kind: 'TEXT',
    facetable: false,
    words: words('message'),
  },
  { name: 'source', label: 'Source', description: 'Where the matched logs come from.', kind: 'STRING', sortable: true },
  { name: 'service', label: 'Service', kind: 'STRING', shape: 'MANY' },
  { name: 'host', label: 'Host', kind: 'STRING', sortable: true },
  { name: 'id', label: 'Signal id', kind: 'STRING', facetable: false },
  {
    name: 'timestamp',
    label: 'Created',
    description: 'When the signal was created.',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    ...stored('@workflow.first_seen', 'first_seen'),
    label: 'First seen',
    description: 'Time of the earliest matching log.',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    ...stored('@workflow.last_seen', 'last_seen'),
    label: 'Last seen',
    description: 'Time of the latest matching log.',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    ...stored('@workflow.events_matched', 'events_matched'),
    label: 'Matched events',
    description: 'How many logs matched.',
    kind: 'NUMBER',
    sortable: true,
  },
]

const ATTACK: readonly FieldDeclaration[] = [
  {
    ...stored('tactic', 'tactics'),
    label: 'Tactic',
    description: 'Tactic of MITRE ATT&CK, such as ta0006-credential-access.',
    kind: 'STRING',
    shape: 'MANY',
  },
  {
    ...stored('technique', 'techniques'),
    label: 'Technique',
    description: 'Technique of MITRE ATT&CK, such as t1110-brute-force.',
    kind: 'STRING',
    shape: 'MANY',
  },
]

const RULE: readonly FieldDeclaration[] = [
  { ...stored('@workflow.rule.name', 'rule_name'), label: 'Rule', kind: 'STRING', sortable: true },
  { ...stored('@workflow.rule.id', 'rule_id'), aliases: ['ruleId'], label: 'Rule id', kind: 'STRING' },
  {
    ...stored('@workflow.rule.type', 'rule_type'),
    label: 'Rule type',
    description: 'Such as "Log Detection".',
    kind: 'STRING',
  },
  {
    ...stored('@workflow.rule.detectionMethod', 'method'),
    label: 'Detection method',
    description: 'How the rule decides, such as threshold.',
    kind: 'STRING',
    foldsCase: true,
  },
]

const TRIAGE: readonly FieldDeclaration[] = [
  {
    ...stored('@workflow.triage.state', 'state'),
    label: 'State',
    description: 'How far the work is: open, under_review or archived.',
    kind: 'STRING',
    sortable: true,
    foldsCase: true,
  },
  {
    ...stored('@workflow.triage.assignee.name', 'assignee_name'),
    label: 'Assignee',
    description: 'Name of the person who works on the signal; absent while nobody does.',
    kind: 'STRING',
    sortable: true,
  },
  { ...stored('@workflow.triage.assignee.handle', 'assignee_handle'), label: 'Assignee handle', kind: 'STRING' },
  { ...stored('@workflow.triage.assignee.id', 'assignee_id'), label: 'Assignee id', kind: 'STRING' },
  {
    ...stored('@workflow.triage.archiveReason', 'archive_reason'),
    label: 'Archive reason',
    description: 'Why the signal was archived, such as false_positive; none while it is not.',
    kind: 'STRING',
    foldsCase: true,
  },
  {
    ...stored('@workflow.triage.caseIds', 'case_ids'),
    label: 'Case id',
    description: 'Ids of the cases that the signal is part of.',
    kind: 'STRING',
    shape: 'MANY',
  },
  {
    ...stored('@workflow.triage.incidentIds', 'incident_ids'),
    label: 'Incident',
    description: 'Public ids of the incidents that the signal is part of.',
    kind: 'STRING',
    shape: 'MANY',
  },
  {
    ...stored('@workflow.triage.time_to_detect', 'time_to_detect'),
    ...work('Time to detect', 'From the log that made the condition true to the creation of the signal.'),
  },
  {
    ...stored('@workflow.triage.time_to_acknowledge', 'time_to_acknowledge'),
    ...work('Time to acknowledge', 'From the creation of the signal to its first review.'),
  },
  {
    ...stored('@workflow.triage.time_to_resolve', 'time_to_resolve'),
    ...work('Time to resolve', 'From the creation of the signal to its archiving.'),
  },
]

const ENTITIES: readonly FieldDeclaration[] = [
  {
    ...stored('@entities', 'entities'),
    label: 'Entity',
    description: 'Whom and what the signal is about, as kind:value, such as "ip:10.0.0.1" or "user:alice".',
    kind: 'STRING',
    shape: 'MANY',
  },
]

/** Attributes that most rules give to their signals; any other path can be searched as well. */
const USER: readonly FieldDeclaration[] = [
  { name: '@usr.id', sql: 'usr_id', label: 'User id', kind: 'STRING' },
  { name: '@usr.name', label: 'User name', kind: 'STRING' },
  { name: '@usr.email', label: 'User e-mail', kind: 'STRING' },
]

const NETWORK: readonly FieldDeclaration[] = [
  { name: '@network.client.ip', sql: 'client_ip', label: 'Client address', kind: 'IP' },
  {
    name: '@network.ip.list',
    sql: 'ip_list',
    label: 'Any address',
    description: 'Every address found anywhere in the matched logs.',
    kind: 'IP',
  },
  { name: '@dns.question.name', label: 'DNS question', kind: 'STRING' },
  { name: '@http.useragent', label: 'User agent', kind: 'STRING' },
]

const EVENT: readonly FieldDeclaration[] = [
  { name: '@evt.name', sql: 'evt_name', label: 'Event name', kind: 'STRING' },
  { name: '@evt.outcome', label: 'Event outcome', description: 'success or failure.', kind: 'STRING' },
  { name: '@evt.category', label: 'Event category', kind: 'STRING' },
  { name: '@process.name', label: 'Process', kind: 'STRING' },
]

const THREATS: readonly FieldDeclaration[] = [
  { name: '@threat_intel.indicators_matched', label: 'Indicators matched', kind: 'STRING' },
  { name: '@threat_intel.results.category', label: 'Threat category', kind: 'STRING' },
  { name: '@threat_intel.results.intention', label: 'Threat intention', kind: 'STRING' },
  { name: '@threat_intel.results.source.name', label: 'Threat source', kind: 'STRING' },
]

/** What can be searched in signals. */
export const SIGNAL_FIELDS = createCatalog({
  fields: [
    ...CORE,
    ...inGroup('Attack', ATTACK),
    ...inGroup('Rule', RULE),
    ...inGroup('Triage', TRIAGE),
    ...inGroup('Entity', ENTITIES),
    ...inGroup('User', USER),
    ...inGroup('Network', NETWORK),
    ...inGroup('Event', EVENT),
    ...inGroup('Threat intelligence', THREATS),
  ],
  text: ['title', 'message'],
  fullText: ['tags', 'source', 'service', 'host', '@workflow.rule.name'],
})

function inGroup(group: string, fields: readonly FieldDeclaration[]): FieldDeclaration[] {
  return fields.map((field) => ({ ...field, group }))
}

function words(field: 'title' | 'message') {
  const key = `${field}_words` as const
  return { sql: key, get: column(key) }
}

/** Seconds are stored. */
function work(label: string, description: string) {
  return { label, description, kind: 'DURATION', nanoseconds: 1_000_000_000, sortable: true } as const
}
