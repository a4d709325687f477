import { createCatalog, type FieldDeclaration, type SearchDocument } from '../../search/index.ts'
import type { AuditDocument } from './audit-document.ts'

const column =
  <Name extends keyof AuditDocument>(name: Name) =>
  (document: SearchDocument): AuditDocument[Name] =>
    (document as AuditDocument)[name]

/** A path that names a column of the index instead of a place in the attributes. */
const stored = (name: string, key: keyof AuditDocument & string) => ({ name, sql: key, get: column(key) as never })

const CORE: readonly FieldDeclaration[] = [
  {
    name: 'timestamp',
    label: 'Time',
    description: 'When it was done.',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    name: 'message',
    label: 'Message',
    description: 'The event as a sentence: who did what to which asset, and every previous and new value.',
    kind: 'TEXT',
    facetable: false,
    words: { sql: 'message_words', get: column('message_words') },
  },
  { name: 'id', label: 'Event id', kind: 'STRING', facetable: false },
  { name: 'source', label: 'Source', description: 'Always audit.', kind: 'STRING' },
]

const EVENT: readonly FieldDeclaration[] = [
  {
    ...stored('@evt.name', 'evt_name'),
    label: 'Product',
    description: 'Such as "Cloud Security Platform", "Access Management" or "Case Management".',
    kind: 'STRING',
    sortable: true,
  },
  {
    ...stored('@action', 'action'),
    label: 'Action',
    description: 'What was done: created, modified or deleted.',
    kind: 'STRING',
    sortable: true,
    foldsCase: true,
  },
  {
    ...stored('@http.request_id', 'request_id'),
    aliases: ['request_id'],
    label: 'Request',
    description: 'Id of the request that asked for it.',
    kind: 'STRING',
    facetable: false,
  },
  {
    ...stored('@network.client.ip', 'client_ip'),
    label: 'Client address',
    description: 'Where the request came from.',
    kind: 'IP',
  },
]

const ASSET: readonly FieldDeclaration[] = [
  {
    ...stored('@asset.type', 'asset_type'),
    label: 'Asset type',
    description: 'What kind of thing it was done to, such as security_signal or security_rule.',
    kind: 'STRING',
    sortable: true,
  },
  { ...stored('@asset.id', 'asset_id'), label: 'Asset id', kind: 'STRING' },
  {
    ...stored('@asset.name', 'asset_name'),
    label: 'Asset name',
    description: 'As it was called at that time.',
    kind: 'STRING',
    sortable: true,
  },
  {
    ...stored('@asset.changed', 'changed'),
    label: 'Changed field',
    description: 'Names of the fields that changed, such as state.',
    kind: 'STRING',
    shape: 'MANY',
  },
  {
    name: '@asset.previous_value',
    label: 'Previous value',
    description: 'Of any field; @asset.previous_value.state is that of the field state.',
    kind: 'STRING',
  },
  {
    name: '@asset.new_value',
    label: 'New value',
    description: 'Of any field; @asset.new_value.state is that of the field state.',
    kind: 'STRING',
  },
]

const ACTOR: readonly FieldDeclaration[] = [
  {
    ...stored('@evt.actor.type', 'actor_kind'),
    label: 'Actor',
    description: 'Who acted: user, api_key, rule, workflow or system.',
    kind: 'STRING',
    foldsCase: true,
  },
  { ...stored('@evt.actor.id', 'actor_id'), label: 'Actor id', kind: 'STRING' },
  {
    ...stored('@evt.actor.name', 'actor_name'),
    label: 'Actor name',
    description: 'Of the person, key, rule or workflow, as it was at that time.',
    kind: 'STRING',
    sortable: true,
  },
  {
    ...stored('@usr.id', 'usr_id'),
    label: 'User id',
    description: 'Of the person who acted, in person or by a key.',
    kind: 'STRING',
  },
  { ...stored('@usr.name', 'usr_name'), label: 'User name', kind: 'STRING', sortable: true },
  { ...stored('@usr.email', 'usr_email'), label: 'User e-mail', kind: 'STRING' },
]

/** What can be searched in audit events. */
export const AUDIT_FIELDS = createCatalog({
  fields: [...CORE, ...inGroup('Event', EVENT), ...inGroup('Asset', ASSET), ...inGroup('Actor', ACTOR)],
  text: ['message'],
  fullText: ['tags', '@evt.name', '@asset.id', '@usr.email', '@network.client.ip', '@http.request_id'],
})

function inGroup(group: string, fields: readonly FieldDeclaration[]): FieldDeclaration[] {
  return fields.map((field) => ({ ...field, group }))
}
