import { DomainError } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { SignalBatch, SignalOutcome, TriageMark } from '../signals/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import type { CaseChanges } from './case-changes.ts'
import { NAMED_SIGNALS } from './case-event.ts'
import { lockCase } from './locked-case.ts'
import type { MergeRepository } from './merge.repository.ts'
import { applyInChunks, SignalTally } from './signal-tally.ts'
import type { TimelineRepository } from './timeline.repository.ts'

interface Change {
  readonly caseId: string
  readonly kind: 'LINK' | 'UNLINK'
  readonly signalIds: readonly string[]
  readonly since: Date | null
  readonly each: (outcome: SignalOutcome) => void
  /** What undoing restores, beside the links. */
  readonly marks: ReadonlyMap<string, TriageMark> | null
}

interface Deps {
  readonly batch: SignalBatch
  readonly cases: CaseRepository
  readonly changes: CaseChanges
  readonly merges: MergeRepository
  readonly timeline: TimelineRepository
}

/** Puts signals into cases and takes them out, any number of them, in the transaction of the caller, who awaits `feed.settled()` after the commit. */
export class CaseLinks {
  constructor(private readonly deps: Deps) {}

  /**
   * One outcome for each id, in their order; what is part of the case already is UNCHANGED. Work in several transactions that gives the time `since` when it began adds to the
   * line that its last one has left in the timeline.
   */
  async link(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    signalIds: readonly string[],
    since: Date | null = null,
  ): Promise<SignalOutcome[]> {
    return this.#changeEach(tx, viewer, caseId, 'LINK', signalIds, since)
  }

  /** One outcome for each id, in their order; what is no part of the case is UNCHANGED. */
  async unlink(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    signalIds: readonly string[],
    since: Date | null = null,
  ): Promise<SignalOutcome[]> {
    return this.#changeEach(tx, viewer, caseId, 'UNLINK', signalIds, since)
  }

  /** Takes out what a link has put in, and restores the triage that it changed; what somebody has changed since is a CONFLICT and stays. */
  async restore(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    marks: ReadonlyMap<string, TriageMark>,
    since: Date,
  ): Promise<SignalOutcome[]> {
    return this.#changeEach(tx, viewer, caseId, 'UNLINK', [...marks.keys()], since, marks)
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

  async #changeEach(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    kind: Change['kind'],
    signalIds: readonly string[],
    since: Date | null,
    marks: Change['marks'] = null,
  ): Promise<SignalOutcome[]> {
    const outcomes = new Map<string, SignalOutcome>()
    const each = (outcome: SignalOutcome) => outcomes.set(outcome.signalId, outcome)
    await this.#change(tx, viewer, { caseId, kind, signalIds, since, each, marks })
    return inOrder(signalIds, outcomes)
  }

  async #changeAll(
    tx: Transaction,
    viewer: Viewer,
    caseId: string,
    kind: Change['kind'],
    signalIds: readonly string[],
    path: string,
  ): Promise<StoredCase> {
    const missing: string[] = []
    const each = ({ signalId, outcome }: SignalOutcome) => {
      if (outcome === 'FAILED') missing.push(signalId)
    }
    const after = await this.#change(tx, viewer, { caseId, kind, signalIds, since: null, each, marks: null })
    if (!missing.length) return after
    const named = missing.slice(0, 10).join(', ')
    const more = missing.length > 10 ? ` and ${missing.length - 10} more` : ''
    throw new DomainError('NOT_FOUND', `There are no signals ${named}${more}.`, { path, ids: missing.slice(0, 100) })
  }

  async #change(
    tx: Transaction,
    viewer: Viewer,
    { caseId, kind, signalIds, since, each, marks }: Change,
  ): Promise<StoredCase> {
    requirePermission(viewer, 'cases_write')
    const { batch, cases, merges } = this.deps
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
      // What somebody takes out or puts in belongs to the case itself, or not, whatever another one has brought along.
      await merges.forget(tx, before.id, changedIn(outcomes))
    })
    return tally.count ? this.#write(tx, viewer, before, tally, kind, since) : before
  }

  async #write(
    tx: Transaction,
    viewer: Viewer,
    before: StoredCase,
    tally: SignalTally,
    kind: Change['kind'],
    since: Date | null,
  ): Promise<StoredCase> {
    const { changes, timeline } = this.deps
    const happening = { kind: kind === 'LINK' ? 'SIGNALS_ADDED' : 'SIGNALS_REMOVED', ...tally.summary } as const
    const last = since && (await timeline.last(tx, before.id))
    const same =
      since && last && last.kind === happening.kind && last.actor.id === viewer.actor.id && last.at >= since
        ? last
        : null
    const happenings = same ? [] : [happening]
    const { after } = await changes.write(tx, viewer, { before, after: tally.countedIn(before), happenings })
    if (!same) return after
    const signalIds = [...same.signalIds, ...happening.signalIds].slice(0, NAMED_SIGNALS)
    const continued = { ...same, signalIds, signalCount: same.signalCount + happening.signalCount }
    await timeline.update(tx, continued)
    await changes.tellOf(tx, before.id, continued)
    return after
  }
}

const changedIn = (outcomes: readonly SignalOutcome[]): string[] =>
  outcomes.filter(({ outcome }) => outcome === 'CHANGED').map(({ signalId }) => signalId)

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
