import { createCatalog, type FieldDeclaration, type SearchDocument } from '../../search/index.ts'
import type { IncidentDocument } from './incident-document.ts'

const column =
  <Name extends keyof IncidentDocument>(name: Name) =>
  (document: SearchDocument): IncidentDocument[Name] =>
    (document as IncidentDocument)[name]

const words = (field: 'title' | 'message') => {
  const key = `${field}_words` as const
  return { sql: key, get: column(key) }
}

/** A name that people use for a column. */
const stored = (name: string, key: keyof IncidentDocument & string) => ({ name, sql: key, get: column(key) as never })

const time = (name: string, key: keyof IncidentDocument & string, label: string, description: string) =>
  ({
    ...stored(name, key),
    ...{ label, description, kind: 'DATE', sortable: true, facetable: false, group: 'Times' },
  }) satisfies FieldDeclaration

/** Seconds are stored. */
const duration = (name: string, key: keyof IncidentDocument & string, label: string, description: string) =>
  ({
    ...stored(name, key),
    ...{ label, description, kind: 'DURATION', nanoseconds: 1_000_000_000, sortable: true, group: 'Times' },
  }) satisfies FieldDeclaration

const CORE: readonly FieldDeclaration[] = [
  { name: 'public_id', aliases: ['publicId'], label: 'Number', kind: 'NUMBER', sortable: true, facetable: false },
  { name: 'id', label: 'Incident id', kind: 'STRING', facetable: false },
  { name: 'title', label: 'Title', kind: 'TEXT', sortable: true, facetable: false, words: words('title') },
  {
    name: 'message',
    label: 'Written fields',
    description: 'What the text fields of the template hold.',
    kind: 'TEXT',
    facetable: false,
    words: words('message'),
  },
  {
    name: 'severity',
    label: 'Severity',
    description: 'sev_0, the worst, to sev_5, or unknown. Sorted by how bad it is.',
    kind: 'STRING',
    sortable: true,
    foldsCase: true,
  },
  {
    name: 'state',
    label: 'State',
    description: 'active, stable, resolved or completed.',
    kind: 'STRING',
    sortable: true,
    foldsCase: true,
  },
  {
    name: 'customer_impacted',
    aliases: ['customerImpacted'],
    label: 'Customers impacted',
    description: 'true or false.',
    kind: 'STRING',
    foldsCase: true,
  },
  { name: 'template', label: 'Template', description: 'Name of the template.', kind: 'STRING', sortable: true },
]

const PEOPLE: readonly FieldDeclaration[] = [
  {
    ...stored('commander', 'commander_handle'),
    label: 'Commander',
    description: 'Handle of the commander, absent while there is none; `me` is whoever asks.',
    kind: 'STRING',
    sortable: true,
  },
  { ...stored('commander.name', 'commander_name'), label: 'Name of the commander', kind: 'STRING', sortable: true },
  { ...stored('commander.id', 'commander_id'), label: 'Id of the commander', kind: 'STRING' },
  {
    ...stored('creator', 'creator_handle'),
    label: 'Declared by',
    description: 'Handle of the person who declared it; `me` is whoever asks.',
    kind: 'STRING',
    sortable: true,
  },
  { ...stored('creator.name', 'creator_name'), label: 'Name of who declared it', kind: 'STRING', sortable: true },
  { ...stored('creator.id', 'creator_id'), label: 'Id of who declared it', kind: 'STRING' },
]

const TIMES: readonly FieldDeclaration[] = [
  { ...time('timestamp', 'timestamp', 'Declared', 'When it was declared.'), aliases: ['declared'] },
  time('detected', 'detected_at', 'Detected', 'When it was noticed.'),
  time('updated', 'updated_at', 'Updated', 'When it was changed last.'),
  time('resolved', 'resolved_at', 'Resolved', 'When it was resolved; absent while it is not.'),
  duration('time_to_detect', 'time_to_detect', 'Time to detect', 'From the start of the impact to the detection.'),
  duration('time_to_respond', 'time_to_respond', 'Time to respond', 'From the detection to the declaration.'),
  duration('time_to_repair', 'time_to_repair', 'Time to repair', 'From the detection to the end of the impact.'),
  duration('time_to_resolve', 'time_to_resolve', 'Time to resolve', 'From the declaration to the resolution.'),
]

/** What can be searched in incidents; fields of templates are `@fields.<name>`. */
export const INCIDENT_FIELDS = createCatalog({
  fields: [...CORE, ...PEOPLE.map((field) => ({ ...field, group: 'People' })), ...TIMES],
  text: ['title', 'message'],
  fullText: ['severity', 'state', 'template', 'commander', 'commander.name', 'creator', 'creator.name'],
})
