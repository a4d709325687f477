import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SeenSignals } from './seen-signals.ts'
import type { SignalRepository } from './signal.repository.ts'
import type { SignalService } from './signal.service.ts'
import type { StoredSignal, WorkedSignal } from './signal.ts'
import type { SignalChange, SignalChanges } from './signal-changes.ts'
import { fulfil, handlesOf, type SignalWish, usersOf } from './signal-wish.ts'
import { checkArchiveFields } from './triage.ts'

/** What became of the wish for one signal. */
export type SignalOutcome =
  | {
      readonly signalId: string
      readonly outcome: 'CHANGED'
      readonly before: WorkedSignal
      readonly after: WorkedSignal
    }
  | { readonly signalId: string; readonly outcome: 'UNCHANGED'; readonly signal: WorkedSignal }
  | { readonly signalId: string; readonly outcome: 'FAILED'; readonly code: string; readonly message: string }

interface Deps {
  readonly clock: Clock
  readonly signals: SignalRepository
  readonly changes: SignalChanges
  readonly seen: SeenSignals
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly service: Pick<SignalService, 'checkAssignable'>
}

/** Changes many signals in the transaction of the caller, who awaits `feed.settled()` after the commit. */
export class SignalBatch {
  constructor(private readonly deps: Deps) {}

  /** Throws what is wrong with the wish itself, whatever the signals are; `path` names the argument. */
  async check(viewer: Viewer, wish: SignalWish, path: string): Promise<void> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    if (wish.kind === 'TRIAGE') checkArchiveFields(wish.change, path)
    if (wish.kind === 'ASSIGN' && wish.assigneeId !== null)
      await this.deps.service.checkAssignable(wish.assigneeId, path)
  }

  /** One outcome for each id, in their order. What is wrong with one signal is no fault of the others. */
  async apply(tx: Transaction, viewer: Viewer, ids: readonly string[], wish: SignalWish): Promise<SignalOutcome[]> {
    const { clock, signals, changes } = this.deps
    const now = clock.now()
    const locked = await this.deps.seen.of(viewer, await signals.lock(tx, ids, now))
    const { made, outcomes } = await this.#decide(viewer, locked, ids, wish, now)
    await signals.updateTriage(
      tx,
      made.map(({ after }) => after),
    )
    await changes.record(tx, viewer, made)
    return outcomes
  }

  /** The outcomes that `apply` would have now. */
  async preview(viewer: Viewer, ids: readonly string[], wish: SignalWish): Promise<SignalOutcome[]> {
    const now = this.deps.clock.now()
    const signals = await this.deps.seen.of(viewer, await this.deps.signals.worked(ids, now))
    return (await this.#decide(viewer, signals, ids, wish, now)).outcomes
  }

  /** The signals of some cases; nobody else changes them until the transaction ends. */
  ofCases(tx: Transaction, caseIds: readonly string[]): Promise<Pick<StoredSignal, 'id' | 'caseIds'>[]> {
    return this.deps.signals.lockOfCases(tx, caseIds)
  }

  async #decide(
    viewer: Viewer,
    signals: readonly WorkedSignal[],
    ids: readonly string[],
    wish: SignalWish,
    now: Date,
  ): Promise<{ made: SignalChange[]; outcomes: SignalOutcome[] }> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    const found = new Map(signals.map((signal) => [signal.id, signal]))
    const handleOf = await handlesOf(this.deps.users, usersOf(wish, signals))
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
    return { made, outcomes }
  }
}
