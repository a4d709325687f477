import { type SearchDocument, wordsOf } from '../../search/index.ts'
import type { UserDirectory } from '../access/index.ts'
import { projectKeyOf, type StoredCase } from './case.ts'

/** What searching sees of a case: the columns of `case_index`, and the payload of the feed. Words are written as people type them in a query. */
export interface CaseDocument extends SearchDocument {
  readonly id: string
  readonly version: number
  readonly timestamp: number
  readonly updated: number
  readonly closed: number | null
  readonly keys: readonly string[]
  readonly project: string
  readonly title: string
  readonly title_words: string
  readonly description: string
  readonly description_words: string
  readonly status: string
  readonly priority: string
  readonly close_reason: string
  readonly assignee: readonly string[]
  readonly assignee_id: string
  readonly assignee_name: string
  readonly assignee_handle: string
  readonly creator: readonly string[]
  readonly creator_id: string
  readonly creator_name: string
  readonly creator_handle: string
  readonly signal_count: number
  readonly merged_into: string
}

interface Person {
  readonly id: string
  readonly name: string
  readonly handle: string
}

/** The documents of many cases with one look-up of their people. */
export async function caseDocuments(
  cases: readonly StoredCase[],
  users: Pick<UserDirectory, 'usersById'>,
): Promise<CaseDocument[]> {
  const ids = [...new Set(cases.flatMap(({ assigneeId, creatorId }) => [assigneeId, creatorId]))].filter(
    (id) => id !== null,
  )
  const found = new Map((ids.length ? await users.usersById(ids) : []).map((user, index) => [ids[index], user]))
  const person = (id: string | null) => found.get(id ?? '') ?? null
  return cases.map((one) => caseDocument(one, person(one.assigneeId), person(one.creatorId)))
}

function caseDocument(one: StoredCase, assignee: Person | null, creator: Person | null): CaseDocument {
  const description = one.description ?? ''
  return {
    id: one.id,
    version: one.revision,
    timestamp: one.createdAt.getTime(),
    updated: one.updatedAt.getTime(),
    closed: one.closedAt?.getTime() ?? null,
    keys: [one.key, ...one.formerKeys.toReversed()].map((key) => key.toLowerCase()),
    project: projectKeyOf(one.key).toLowerCase(),
    title: one.title,
    title_words: wordsOf(one.title),
    description,
    description_words: wordsOf(description),
    status: one.status.toLowerCase(),
    priority: one.priority.toLowerCase(),
    close_reason: one.closeReason?.toLowerCase() ?? '',
    assignee: namesOf(assignee),
    assignee_id: one.assigneeId ?? '',
    assignee_name: assignee?.name ?? '',
    assignee_handle: assignee?.handle ?? '',
    creator: creator ? namesOf(creator) : [one.createdBy.name.toLowerCase()],
    creator_id: one.creatorId ?? '',
    creator_name: creator?.name ?? one.createdBy.name,
    creator_handle: creator?.handle ?? '',
    signal_count: one.signalCount,
    merged_into: one.mergedIntoId ?? '',
    message: '',
    tags: [],
    attributes: {},
  }
}

/** Whatever a person may be called by in a query. */
const namesOf = (person: Person | null): string[] =>
  person ? [...new Set([person.handle, person.name, person.id].map((name) => name.toLowerCase()))] : []
