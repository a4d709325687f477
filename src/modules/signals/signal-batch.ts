import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SignalRepository } from './signal.repository.ts'
import type { StoredSignal } from './signal.ts'
import type { SignalChange, SignalChanges } from './signal-changes.ts'
import { fulfil, type HandleOf, handlesOf, type SignalWish } from './signal-wish.ts'

/** What became of the wish for one signal. */
export type SignalOutcome =
  | {
      readonly signalId: string
      readonly outcome: 'CHANGED'
      readonly before: StoredSignal
      readonly after: StoredSignal
    }
  | { readonly signalId: string; readonly outcome: 'UNCHANGED'; readonly signal: StoredSignal }
  | { readonly signalId: string; readonly outcome: 'FAILED'; readonly code: string; readonly message: string }

interface Deps {
  readonly clock: Clock
  readonly signals: SignalRepository
  readonly changes: SignalChanges
  readonly users: Pick<UserDirectory, 'usersById'>
}

/** Changes many signals in the transaction of the caller, who awaits `feed.settled()` after the commit. */
export class SignalBatch {
  constructor(private readonly deps: Deps) {}

  /** One outcome for each id, in their order. What is wrong with one signal is no fault of the others. */
  async apply(tx: Transaction, viewer: Viewer, ids: readonly string[], wish: SignalWish): Promise<SignalOutcome[]> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    const { clock, signals, changes } = this.deps
    const now = clock.now()
    const found = new Map((await signals.lock(tx, ids, now)).map((signal) => [signal.id, signal]))
    const handleOf = await this.#handles([...found.values()], wish)
    const made: SignalChange[] = []
    const outcomes = ids.map((signalId): SignalOutcome => {
      const signal = found.get(signalId)
      if (!signal) return { signalId, outcome: 'FAILED', code: 'NOT_FOUND', message: 'There is no such signal.' }
      try {
        const change = fulfil(wish, signal, viewer.actor, now, handleOf)
        if (!change) return { signalId, outcome: 'UNCHANGED', signal }
        made.push(change)
        // An id that comes twice finds it done.
        found.set(signalId, change.after)
        return { signalId, outcome: 'CHANGED', before: signal, after: change.after }
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        return { signalId, outcome: 'FAILED', code: error.code, message: error.message }
      }
    })
    await signals.updateTriage(
      tx,
      made.map(({ after }) => after),
    )
    await changes.record(tx, viewer, made)
    return outcomes
  }

  /** The signals of some cases; nobody else changes them until the transaction ends. */
  ofCases(tx: Transaction, caseIds: readonly string[]): Promise<Pick<StoredSignal, 'id' | 'caseIds'>[]> {
    return this.deps.signals.lockOfCases(tx, caseIds)
  }

  #handles(signals: readonly StoredSignal[], wish: SignalWish): Promise<HandleOf> {
    const ids = wish.kind === 'ASSIGN' ? [wish.assigneeId, ...signals.map(({ triage }) => triage.assigneeId)] : []
    return handlesOf(this.deps.users, ids)
  }
}
