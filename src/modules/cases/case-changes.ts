import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import { type AuditEntry, type AuditTrail, changesBetween } from '../audit/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import { caseDocuments } from './case-document.ts'
import type { CaseEvent, CaseHappening } from './case-event.ts'
import type { TimelineRepository } from './timeline.repository.ts'

/** A change of one case; `before` is null for a new one. `after` need not count revisions. */
export interface CaseChange {
  readonly before: StoredCase | null
  readonly after: StoredCase
  readonly happenings: readonly CaseHappening[]
  /** What the audit trail is told beside the fields of the case. */
  readonly audited?: readonly AuditEntry[]
}

interface Deps {
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'append'>
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly cases: CaseRepository
  readonly timeline: TimelineRepository
}

/** Writes a changed case and tells everybody who keeps track: timeline, audit trail, search and subscribers, all in the transaction of the change. */
export class CaseChanges {
  constructor(private readonly deps: Deps) {}

  async write(
    tx: Transaction,
    viewer: Viewer,
    change: CaseChange,
  ): Promise<{ after: StoredCase; events: CaseEvent[] }> {
    const { cases, clock, timeline } = this.deps
    const { before, happenings } = change
    const now = clock.now()
    const after = { ...change.after, revision: (before?.revision ?? 0) + 1, updatedAt: now }
    await (before ? cases.update(tx, after) : cases.insert(tx, after))
    const events = happenings.map((happening) => this.#event(viewer, after.id, now, happening))
    await timeline.insert(tx, events)
    await this.#audit(tx, viewer, { ...change, after })
    await this.#tell(tx, before, after, events)
    return { after, events }
  }

  /** Tells who follows the timeline that an event of it has changed. */
  async tellOf(tx: Transaction, caseId: string, event: CaseEvent): Promise<void> {
    await this.deps.feed.append(tx, entryOf(caseId, event))
  }

  #event(viewer: Viewer, caseId: string, at: Date, happening: CaseHappening): CaseEvent {
    return {
      id: newId('cev', this.deps.clock),
      caseId,
      at,
      actor: viewer.actor,
      authorId: viewer.userId,
      body: null,
      field: null,
      previousValue: null,
      newValue: null,
      editedAt: null,
      deletedAt: null,
      signalIds: [],
      signalCount: 0,
      ...happening,
    }
  }

  async #audit(tx: Transaction, viewer: Viewer, { before, after, audited = [] }: CaseChange): Promise<void> {
    const changes = changesBetween(before && { ...decided(before) }, { ...decided(after) })
    const entry: AuditEntry = {
      action: before ? 'modified' : 'created',
      assetType: 'case',
      assetId: after.id,
      assetName: after.key,
      changes,
    }
    await this.deps.audit.recordAll(tx, viewer, [...(changes.length ? [entry] : []), ...audited])
  }

  async #tell(
    tx: Transaction,
    before: StoredCase | null,
    after: StoredCase,
    events: readonly CaseEvent[],
  ): Promise<void> {
    const documents = await caseDocuments(before ? [after, before] : [after], this.deps.users)
    await this.deps.feed.append(tx, [
      { topic: 'case', subjectId: after.id, before: documents[1] ?? null, after: documents[0] ?? null },
      ...events.map((event) => entryOf(after.id, event)),
    ])
  }
}

const entryOf = (subjectId: string, event: CaseEvent) =>
  ({ topic: 'case_event', subjectId, before: null, after: { ...event } }) as const

/** What of a case the audit trail keeps. */
const decided = (one: StoredCase) => ({
  key: one.key,
  projectId: one.projectId,
  title: one.title,
  description: one.description,
  status: one.status,
  priority: one.priority,
  closeReason: one.closeReason,
  assigneeId: one.assigneeId,
  signalCount: one.signalCount,
  mergedIntoId: one.mergedIntoId,
})
