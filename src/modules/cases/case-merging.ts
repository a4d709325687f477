import type { Feed } from '../../feed/index.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { requirePermission, seeingAll, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { SignalBatch } from '../signals/index.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'
import type { CaseChanges } from './case-changes.ts'
import { lockCase } from './locked-case.ts'
import type { MergeRepository } from './merge.repository.ts'
import { applyInChunks, SignalTally } from './signal-tally.ts'

interface Deps {
  readonly postgres: Postgres
  readonly feed: Pick<Feed, 'settled'>
  readonly batch: SignalBatch
  readonly cases: CaseRepository
  readonly changes: CaseChanges
  readonly merges: MergeRepository
}

/**
 * Joins cases and parts them again. Signals are moved, and what was moved is noted. Timelines, watchers and links to other things stay where they are:
 * a case shows them of all that were merged into it, so that nothing of them can be lost on the way back. All signals move, also those that the viewer does
 * not see.
 */
export class CaseMerging {
  constructor(private readonly deps: Deps) {}

  async merge(viewer: Viewer, intoId: string, caseIds: readonly string[]): Promise<StoredCase> {
    requirePermission(viewer, 'cases_read', 'cases_write')
    if (!caseIds.length) throw badInput('caseIds', 'Expected at least one case, got none.')
    const ids = [...new Set(caseIds)]
    const itself = ids.indexOf(intoId)
    if (itself >= 0) throw badInput(`caseIds.${itself}`, 'Expected other cases than the one that they are merged into.')
    const { batch, cases, feed, postgres } = this.deps
    const merged = await postgres.transaction(async (tx) => {
      const locked = new Map((await cases.lock(tx, [intoId, ...ids])).map((one) => [one.id, one]))
      const missing = [intoId, ...ids].find((id) => !locked.has(id))
      if (missing !== undefined) throw notFound('case', missing)
      let into = await lockCase(cases, tx, intoId)
      // All at once and in their order: whoever changes the same signals meanwhile waits, and nobody waits for each other.
      const signals = await batch.ofCases(tx, ids)
      for (const id of ids) {
        const brought = signals.filter(({ caseIds }) => caseIds.includes(id)).map((signal) => signal.id)
        into = await this.#mergeOne(tx, viewer, locked.get(id) as StoredCase, into, brought)
      }
      return into
    })
    await feed.settled()
    return merged
  }

  /** What somebody changed since stays changed; a signal that was taken out meanwhile does not come back. */
  async unmerge(viewer: Viewer, caseId: string): Promise<StoredCase> {
    requirePermission(viewer, 'cases_read', 'cases_write')
    const { cases, feed, postgres } = this.deps
    const parted = await postgres.transaction(async (tx) => {
      const [first] = await cases.byIds([caseId])
      if (!first) throw notFound('case', caseId)
      const locked = await cases.lock(tx, [caseId, ...(first.mergedIntoId ? [first.mergedIntoId] : [])])
      const merged = locked.find(({ id }) => id === caseId)
      const into = locked.find(({ id }) => id === merged?.mergedIntoId)
      if (!merged || !into)
        throw new DomainError('CONFLICT', `${first.key} is not merged into another case.`, { id: caseId })
      if (into.mergedIntoId !== null)
        throw new DomainError(
          'CONFLICT',
          `${into.key}, into which it was merged, is merged itself: part that one first.`,
          {
            mergedInto: into.mergedIntoId,
          },
        )
      return this.#part(tx, viewer, merged, into)
    })
    await feed.settled()
    return parted
  }

  async #mergeOne(
    tx: Transaction,
    viewer: Viewer,
    merged: StoredCase,
    into: StoredCase,
    signalIds: readonly string[],
  ): Promise<StoredCase> {
    const { batch, changes, merges } = this.deps
    if (merged.mergedIntoId !== null)
      throw new DomainError('CONFLICT', `${merged.key} is merged into another case already.`, {
        mergedInto: merged.mergedIntoId,
      })
    const [left, joined] = [new SignalTally(merged.id), new SignalTally(into.id)]
    await applyInChunks(signalIds, async (ids) => {
      const wish = { kind: 'MOVE', from: linkTo(merged), to: linkTo(into), stays: false } as const
      const outcomes = await batch.apply(tx, seeingAll(viewer), ids, wish)
      const moved = outcomes.filter((outcome) => outcome.outcome === 'CHANGED')
      for (const outcome of moved) {
        left.add(outcome)
        joined.add(outcome)
      }
      const signals = moved.map(({ signalId, before }) => ({ signalId, present: before.caseIds.includes(into.id) }))
      await merges.bring(tx, merged.id, into.id, signals)
    })
    await changes.write(tx, viewer, {
      before: merged,
      after: { ...left.countedIn(merged), mergedIntoId: into.id },
      happenings: [{ kind: 'MERGED', field: 'mergedInto', newValue: into.key }],
    })
    const { after } = await changes.write(tx, viewer, {
      before: into,
      after: joined.countedIn(into),
      happenings: [{ kind: 'MERGED', field: 'case', newValue: merged.key, ...joined.summary }],
    })
    return after
  }

  async #part(tx: Transaction, viewer: Viewer, merged: StoredCase, into: StoredCase): Promise<StoredCase> {
    const { batch, changes, merges } = this.deps
    const [left, joined] = [new SignalTally(into.id), new SignalTally(merged.id)]
    await batch.ofCases(tx, [into.id])
    const brought = await merges.brought(tx, merged.id)
    await merges.release(tx, merged.id)
    for (const stays of [true, false]) {
      const ids = brought.filter((signal) => signal.stays === stays).map(({ signalId }) => signalId)
      await applyInChunks(ids, async (chunk) => {
        const wish = { kind: 'MOVE', from: linkTo(into), to: linkTo(merged), stays } as const
        for (const outcome of await batch.apply(tx, seeingAll(viewer), chunk, wish)) {
          left.add(outcome)
          joined.add(outcome)
        }
      })
    }
    await changes.write(tx, viewer, {
      before: into,
      after: left.countedIn(into),
      happenings: [{ kind: 'UNMERGED', field: 'case', previousValue: merged.key, ...left.summary }],
    })
    const { after } = await changes.write(tx, viewer, {
      before: merged,
      after: { ...joined.countedIn(merged), mergedIntoId: null },
      happenings: [{ kind: 'UNMERGED', field: 'mergedInto', previousValue: into.key }],
    })
    return after
  }
}

const linkTo = ({ id, key }: StoredCase) => ({ to: 'case', id, label: key }) as const
