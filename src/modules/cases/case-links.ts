import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { SignalBatch, SignalOutcome, TriageMark } from '../signals/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import type { CaseChanges } from './case-changes.ts'
import { lockCase } from './locked-case.ts'
import type { MergeRepository } from './merge.repository.ts'
import { applyInChunks, SignalTally } from './signal-tally.ts'

interface Deps {
  readonly batch: SignalBatch
  readonly cases: CaseRepository
  readonly changes: CaseChanges
  readonly merges: MergeRepository
}

/** Puts signals into cases and takes them out, any number of them, in the transaction of the caller, who awaits `feed.settled()` after the commit. */
export class CaseLinks {
  constructor(private readonly deps: Deps) {}

  /** One outcome for each id, in their order; what is part of the case already is UNCHANGED. */
  async link(tx: Transaction, viewer: Viewer, caseId: string, signalIds: readonly string[]): Promise<SignalOutcome[]> {
    const outcomes = new Map<string, SignalOutcome>()
    await this.#change(tx, viewer, caseId, 'LINK', signalIds, (outcome) => outcomes.set(outcome.signalId, outcome))
    return inOrder(signalIds, outcomes)
  }

  /** One outcome for each id, in their order; what is no part of the case is UNCHANGED. */
  async unlink(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    signalIds: readonly string[],
  ): Promise<SignalOutcome[]> {
    const outcomes = new Map<string, SignalOutcome>()
    await this.#change(tx, viewer, caseId, 'UNLINK', signalIds, (outcome) => outcomes.set(outcome.signalId, outcome))
    return inOrder(signalIds, outcomes)
  }

  /** Takes out what a link has put in, and restores the triage that it changed; what somebody has changed since is a CONFLICT and stays. */
  async restore(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    marks: ReadonlyMap<string, TriageMark>,
  ): Promise<SignalOutcome[]> {
    const outcomes = new Map<string, SignalOutcome>()
    const ids = [...marks.keys()]
    await this.#change(tx, viewer, caseId, 'UNLINK', ids, (outcome) => outcomes.set(outcome.signalId, outcome), marks)
    return inOrder(ids, outcomes)
  }

  /** All or none: NOT_FOUND names those that there are not. Answers the case as it is then. */
  async linkAll(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    signalIds: readonly string[],
    path: string,
  ): Promise<StoredCase> {
    return this.#changeAll(tx, viewer, caseId, 'LINK', signalIds, path)
  }

  async unlinkAll(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    signalIds: readonly string[],
    path: string,
  ): Promise<StoredCase> {
    return this.#changeAll(tx, viewer, caseId, 'UNLINK', signalIds, path)
  }

  async #changeAll(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    kind: 'LINK' | 'UNLINK',
    signalIds: readonly string[],
    path: string,
  ): Promise<StoredCase> {
    const missing: string[] = []
    const after = await this.#change(tx, viewer, caseId, kind, signalIds, ({ signalId, outcome }) => {
      if (outcome === 'FAILED') missing.push(signalId)
    })
    if (!missing.length) return after
    const named = missing.slice(0, 10).join(', ')
    const more = missing.length > 10 ? ` and ${missing.length - 10} more` : ''
    throw new DomainError('NOT_FOUND', `There are no signals ${named}${more}.`, { path, ids: missing.slice(0, 100) })
  }

  async #change(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    kind: 'LINK' | 'UNLINK',
    signalIds: readonly string[],
    each: (outcome: SignalOutcome) => void,
    marks: ReadonlyMap<string, TriageMark> | null = null,
  ): Promise<StoredCase> {
    requirePermission(viewer, 'cases_write')
    const { batch, cases, changes, merges } = this.deps
    const before = await lockCase(cases, tx, caseId)
    const tally = new SignalTally(before.id)
    const link = { to: 'case', id: before.id, label: before.key } as const
    const wish = marks ? ({ kind: 'RESTORE', marks, link } as const) : ({ kind, link } as const)
    await applyInChunks(signalIds, async (chunk) => {
      const outcomes = await batch.apply(tx, viewer, chunk, wish)
      for (const outcome of outcomes) {
        tally.add(outcome)
        each(outcome)
      }
      // What is taken out and put in again belongs to the case itself, whatever it was merged with.
      if (kind === 'UNLINK') await merges.forget(tx, before.id, chunk)
    })
    if (!tally.count) return before
    const happening = { kind: kind === 'LINK' ? 'SIGNALS_ADDED' : 'SIGNALS_REMOVED', ...tally.summary } as const
    const { after } = await changes.write(tx, viewer, {
      before,
      after: tally.countedIn(before),
      happenings: [happening],
    })
    return after
  }
}

const inOrder = (ids: readonly string[], outcomes: ReadonlyMap<string, SignalOutcome>): SignalOutcome[] => {
  const seen = new Set<string>()
  return ids.map((id) => {
    const outcome = outcomes.get(id) as SignalOutcome
    // An id that comes twice finds it done.
    if (seen.has(id) && outcome.outcome === 'CHANGED')
      return { signalId: id, outcome: 'UNCHANGED', signal: outcome.after }
    seen.add(id)
    return outcome
  })
}
