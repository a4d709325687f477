import type { Viewer } from '../../kernel/viewer.ts'
import { createCatalog, type FieldDeclaration, type SearchDocument } from '../../search/index.ts'
import type { SearchIndex } from '../explorer/index.ts'
import { wordsLabel } from '../explorer/index.ts'
import { signalSight } from '../signals/index.ts'
import type { CaseDocument } from './case-document.ts'

const column =
  <Name extends keyof CaseDocument>(name: Name) =>
  (document: SearchDocument): CaseDocument[Name] =>
    (document as CaseDocument)[name]

const stored = (name: string, key: keyof CaseDocument & string) => ({ name, sql: key, get: column(key) as never })

const CORE: readonly FieldDeclaration[] = [
  {
    name: 'status',
    label: 'Status',
    description: 'open, in_progress or closed.',
    kind: 'STRING',
    foldsCase: true,
    sortable: true,
  },
  {
    name: 'priority',
    label: 'Priority',
    description: 'p1, the most urgent, to p5, or not_defined.',
    kind: 'STRING',
    foldsCase: true,
    sortable: true,
  },
  {
    ...stored('close_reason', 'close_reason'),
    aliases: ['closeReason'],
    label: 'Close reason',
    description: 'Such as false_positive; absent while a case is not closed.',
    kind: 'STRING',
    foldsCase: true,
  },
  {
    name: 'project',
    label: 'Project',
    description: 'Key of the project.',
    kind: 'STRING',
    foldsCase: true,
    sortable: true,
  },
  {
    ...stored('key', 'keys'),
    label: 'Key',
    description: 'Such as SEC-12; keys that a case had in other projects find it as well.',
    kind: 'STRING',
    shape: 'MANY',
    foldsCase: true,
    sortable: true,
  },
  {
    ...stored('title', 'title'),
    label: 'Title',
    kind: 'TEXT',
    facetable: false,
    sortable: true,
    words: words('title'),
  },
  {
    ...stored('description', 'description'),
    label: 'Description',
    kind: 'TEXT',
    facetable: false,
    words: words('description'),
  },
  { name: 'id', label: 'Case id', kind: 'STRING', facetable: false },
  {
    ...stored('signal_count', 'signal_count'),
    aliases: ['signalCount'],
    label: 'Signals',
    description: 'How many signals the case has.',
    kind: 'NUMBER',
    sortable: true,
  },
  {
    ...stored('merged_into', 'merged_into'),
    aliases: ['mergedInto'],
    label: 'Merged into',
    description: 'Id of the case into which it was merged. Only a query that names this field finds merged cases.',
    kind: 'STRING',
  },
]

const PEOPLE: readonly FieldDeclaration[] = (['assignee', 'creator'] as const).flatMap((role) => {
  const label = role === 'assignee' ? 'Assignee' : 'Creator'
  return [
    {
      ...stored(role, role),
      label,
      description: 'Handle, name or id of the person, in any case; `me` for the one who asks.',
      kind: 'STRING',
      shape: 'MANY',
      foldsCase: true,
      facetable: false,
    },
    { ...stored(`${role}.name`, `${role}_name`), label: `${label} name`, kind: 'STRING', sortable: true },
    { ...stored(`${role}.handle`, `${role}_handle`), label: `${label} handle`, kind: 'STRING', sortable: true },
    { ...stored(`${role}.id`, `${role}_id`), label: `${label} id`, kind: 'STRING' },
  ]
})

const TIMES: readonly FieldDeclaration[] = [
  {
    ...stored('timestamp', 'timestamp'),
    aliases: ['created', 'createdAt', 'created_at'],
    label: 'Created',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    ...stored('updated', 'updated'),
    aliases: ['updatedAt', 'updated_at', 'modified_at'],
    label: 'Updated',
    description: 'Last change, comment or signal.',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
  {
    ...stored('closed', 'closed'),
    aliases: ['closedAt', 'closed_at'],
    label: 'Closed',
    description: 'Absent while a case is not closed.',
    kind: 'DATE',
    sortable: true,
    facetable: false,
  },
]

const FIELDS: readonly FieldDeclaration[] = [
  ...CORE,
  ...PEOPLE.map((field) => ({ ...field, group: 'People' })),
  ...TIMES.map((field) => ({ ...field, group: 'Times' })),
]
const SIGNAL_COUNT = 'signal_count'

const catalogOf = (fields: readonly FieldDeclaration[]) =>
  createCatalog({ fields, text: ['title', 'description', 'key'], fullText: ['assignee', 'creator'] })

const WORDS = new Set(['status', 'priority', 'close_reason'])

/** What `cases` searches in. Its lists answer ids; the rows are read from Postgres. */
export const CASE_SEARCH_INDEX: SearchIndex = {
  table: 'case_index',
  catalog: catalogOf(FIELDS),
  versioned: true,
  restrictedAs: null,
  row: [],
  ranks: {
    status: "indexOf(['open', 'in_progress', 'closed'], status)",
    priority: "indexOf(['p5', 'p4', 'p3', 'p2', 'p1'], priority)",
  },
  label: (field, value) => {
    if (field === 'project') return value.toUpperCase()
    return WORDS.has(field) ? wordsLabel(value) : null
  },
}

const COUNTLESS_INDEX: SearchIndex = {
  ...CASE_SEARCH_INDEX,
  catalog: catalogOf(FIELDS.filter(({ name }) => name !== SIGNAL_COUNT)),
}

/** How many signals a case has cannot be searched by who sees only some of them. */
export const caseIndexFor = (viewer: Viewer): SearchIndex => (signalSight(viewer) ? COUNTLESS_INDEX : CASE_SEARCH_INDEX)

function words(field: 'title' | 'description') {
  const key = `${field}_words` as const
  return { sql: key, get: column(key) }
}
