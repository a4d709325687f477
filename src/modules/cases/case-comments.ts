import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditEntry, type AuditTrail, changesBetween } from '../audit/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { CaseChanges } from './case-changes.ts'
import type { CaseEvent } from './case-event.ts'
import { MAX_TEXT } from './check-case.ts'
import type { FamilyRepository } from './family.repository.ts'
import { lockCase } from './locked-case.ts'
import type { TimelineRepository } from './timeline.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'settled'>
  readonly cases: CaseRepository
  readonly changes: CaseChanges
  readonly families: FamilyRepository
  readonly timeline: TimelineRepository
}

/** What people say about a case. The audit trail keeps what they take back. */
export class CaseComments {
  constructor(private readonly deps: Deps) {}

  async add(viewer: Viewer, caseId: string, body: string): Promise<CaseEvent> {
    const comment = await this.deps.postgres.transaction((tx) => this.addIn(tx, viewer, caseId, body))
    await this.deps.feed.settled()
    return comment
  }

  /** In the transaction of the caller, who awaits `feed.settled()` after the commit. */
  async addIn(tx: Transaction, viewer: Viewer, caseId: string, body: string): Promise<CaseEvent> {
    requirePermission(viewer, 'cases_write')
    checkBody(body)
    const { audit, cases, changes } = this.deps
    const before = await lockCase(cases, tx, caseId)
    const happenings = [{ kind: 'COMMENT', body } as const]
    const { events } = await changes.write(tx, viewer, { before, after: before, happenings })
    const added = events[0] as CaseEvent
    await audit.record(tx, viewer, audited('created', before.key, added, null, body))
    return added
  }

  /** The author may, and who may change the settings of everybody's cases. What changes nothing leaves no trace. */
  async edit(viewer: Viewer, id: string, body: string): Promise<CaseEvent> {
    checkBody(body)
    return this.#change(viewer, id, (comment, now) =>
      comment.body === body ? null : { ...comment, body, editedAt: now },
    )
  }

  /** A line stays that says that there was a comment. */
  async delete(viewer: Viewer, id: string): Promise<void> {
    await this.#change(viewer, id, (comment, now) => ({
      ...comment,
      kind: 'COMMENT_DELETED',
      body: null,
      deletedAt: now,
    }))
  }

  async #change(
    viewer: Viewer,
    id: string,
    decide: (comment: CaseEvent, now: Date) => CaseEvent | null,
  ): Promise<CaseEvent> {
    requirePermission(viewer, 'cases_write')
    const { audit, changes, clock, families, feed, postgres, timeline } = this.deps
    const comment = await postgres.transaction(async (tx) => {
      const { comment: before, key } = await this.#lock(tx, id)
      if (before.authorId === null || before.authorId !== viewer.userId)
        requirePermission(viewer, 'cases_shared_settings_write')
      const after = decide(before, clock.now())
      if (!after) return before
      await timeline.update(tx, after)
      await audit.record(
        tx,
        viewer,
        audited(after.deletedAt ? 'deleted' : 'modified', key, after, before.body, after.body),
      )
      await changes.tellOf(tx, await families.headOf(tx, after.caseId), after)
      return after
    })
    await feed.settled()
    return comment
  }

  /** The comments of a case are changed one after the other. */
  async #lock(tx: Transaction, id: string): Promise<{ comment: CaseEvent; key: string }> {
    const { cases, timeline } = this.deps
    const found = await timeline.find(tx, id)
    const [of] = found ? await cases.lock(tx, [found.caseId]) : []
    const comment = await timeline.find(tx, id)
    if (of && comment?.kind === 'COMMENT') return { comment, key: of.key }
    if (comment?.kind === 'COMMENT_DELETED')
      throw new DomainError('NOT_FOUND', `The comment ${id} was deleted.`, { id })
    throw notFound('comment', id)
  }
}

const audited = (
  action: AuditEntry['action'],
  caseKey: string,
  { id }: CaseEvent,
  previous: string | null,
  body: string | null,
): AuditEntry => ({
  action,
  assetType: 'case_comment',
  assetId: id,
  assetName: caseKey,
  changes: changesBetween({ body: previous }, { body }),
})

function checkBody(body: string): void {
  if (body.trim() && body.length <= MAX_TEXT) return
  const got = body.trim() ? body.length : 'none'
  throw badInput('body', `Expected a comment of 1 to ${MAX_TEXT} characters, got ${got}.`)
}
