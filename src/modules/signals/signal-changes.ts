import type { Feed, NewFeedEntry } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { WorkedSignal } from './signal.ts'
import { type DocumentAssignee, documentBefore, type SignalDocument, signalDocument } from './signal-document.ts'
import type { SignalHistoryRepository } from './signal-history.repository.ts'
import type { HistoryEvent } from './signal-history.ts'

/** One change of one signal; `before` is null for a new one. */
export interface SignalChange {
  readonly before: WorkedSignal | null
  readonly after: WorkedSignal
  readonly events: readonly HistoryEvent[]
}

interface Deps {
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'append'>
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly history: SignalHistoryRepository
}

/** Tells everybody who keeps track that signals changed, in the transaction of the change: history, audit trail and feed. */
export class SignalChanges {
  constructor(private readonly deps: Deps) {}

  async record(tx: Transaction, viewer: Viewer, changes: readonly SignalChange[]): Promise<void> {
    if (!changes.length) return
    this.#writeHistory(tx, viewer, changes)
    await this.deps.feed.append(tx, await this.#entries(changes))
    await this.#audit(tx, viewer, changes)
  }

  #writeHistory(tx: Transaction, { actor }: Viewer, changes: readonly SignalChange[]): void {
    const { clock, history } = this.deps
    const at = clock.now()
    const entries = changes.flatMap(({ after, events }) =>
      events.map((event) => ({ id: newId('evt', clock), signalId: after.id, at, actor, ...event })),
    )
    history.insert(tx, entries)
  }

  async #audit(tx: Transaction, viewer: Viewer, changes: readonly SignalChange[]): Promise<void> {
    const entries = changes
      .filter(({ events }) => events.length > 0)
      .map(({ before, after, events }) => ({
        action: before ? ('modified' as const) : ('created' as const),
        assetType: 'security_signal',
        assetId: after.id,
        assetName: after.title,
        changes: events.map(({ field, previousValue, newValue }) => ({ field, previousValue, newValue })),
      }))
    await this.deps.audit.recordAll(tx, viewer, entries)
  }

  async #entries(changes: readonly SignalChange[]): Promise<NewFeedEntry[]> {
    const assigneeOf = await assigneesOf(
      changes.flatMap(({ before, after }) => (before ? [before, after] : [after])),
      this.deps.users,
    )
    return changes.map(({ before, after }) => {
      const document = signalDocument(after, assigneeOf(after))
      // Working on a signal leaves what detection found untouched.
      const isWork = before?.attributes === after.attributes
      const former =
        before &&
        (isWork ? documentBefore(document, before, assigneeOf(before)) : signalDocument(before, assigneeOf(before)))
      return { topic: 'signal', subjectId: after.id, before: former, after: document }
    })
  }
}

/** The documents of many signals with one look-up of their assignees. */
export async function signalDocuments(
  signals: readonly WorkedSignal[],
  users: Pick<UserDirectory, 'usersById'>,
): Promise<SignalDocument[]> {
  const assigneeOf = await assigneesOf(signals, users)
  return signals.map((signal) => signalDocument(signal, assigneeOf(signal)))
}

async function assigneesOf(
  signals: readonly WorkedSignal[],
  users: Pick<UserDirectory, 'usersById'>,
): Promise<(signal: WorkedSignal) => DocumentAssignee | null> {
  const ids = [...new Set(signals.flatMap(({ triage }) => triage.assigneeId ?? []))]
  const found = new Map((ids.length ? await users.usersById(ids) : []).map((user, index) => [ids[index], user]))
  return ({ triage }) => found.get(triage.assigneeId ?? '') ?? null
}
