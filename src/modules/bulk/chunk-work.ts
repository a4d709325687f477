import type { Feed } from '../../feed/index.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { bulkActionEntry, markOf } from '../signals/index.ts'
import type { BulkActionRepository } from './bulk-action.repository.ts'
import type { BulkAction, SignalResult } from './bulk-action.ts'
import { bulkActionDocument } from './bulk-action-document.ts'
import type { BulkChunk, BulkChunkRepository } from './bulk-chunk.repository.ts'
import type { BulkTasks, TaskOutcome } from './bulk-tasks.ts'

interface Deps {
  readonly postgres: Postgres
  readonly logger: Logger
  readonly feed: Pick<Feed, 'append'>
  readonly actions: BulkActionRepository
  readonly chunks: BulkChunkRepository
  readonly tasks: BulkTasks
}

/** DONE and MISSED were attempts on a chunk; with NOTHING there was none to be had. */
export type ChunkAttempt = 'DONE' | 'MISSED' | 'NOTHING'

/** From then on the signals of a chunk are tried one by one, so that a bad one spoils no others. */
const ALONE_AFTER = 2
/** From then on they are given up. */
const GIVE_UP_AFTER = 4

const BROKEN = {
  code: 'INTERNAL_SERVER_ERROR',
  message: 'The signal could not be changed; the log of the server says why.',
} as const

/** Does one chunk of an action after the other: the signals, what became of them and the count of the action, all in one transaction. */
export class ChunkWork {
  constructor(private readonly deps: Deps) {}

  /** `taken` says what to do about a chunk that somebody else is at work on. */
  async attempt(action: BulkAction, taken: 'LEAVE' | 'WAIT'): Promise<ChunkAttempt> {
    let locked: BulkChunk | null = null
    try {
      return await this.deps.postgres.transaction(async (tx) => {
        locked = await this.deps.chunks.lockNext(tx, action.id, taken)
        if (!locked) return 'NOTHING'
        await this.#store(tx, action, locked, await this.#perform(tx, action, locked))
        return 'DONE'
      })
    } catch (err) {
      if (err instanceof Finished) {
        await this.deps.postgres.transaction((tx) => this.deps.chunks.dropOpen(tx, action.id))
        return 'NOTHING'
      }
      if (isPassing(err)) return 'MISSED'
      const chunk = locked as BulkChunk | null
      this.deps.logger.error({ err, action: action.id, chunk: chunk?.number }, 'a chunk of a bulk action failed')
      if (!chunk) throw err
      await this.deps.postgres.transaction((tx) => this.deps.chunks.miss(tx, action.id, chunk.number))
      return 'MISSED'
    }
  }

  async #perform(tx: Transaction, action: BulkAction, chunk: BulkChunk): Promise<readonly TaskOutcome[]> {
    const { signalIds, marks, attempts } = chunk
    if (attempts >= GIVE_UP_AFTER) return signalIds.map((id) => failed(id, BROKEN))
    if (attempts < ALONE_AFTER) return this.#performAll(tx, action, signalIds, marks)
    const outcomes: TaskOutcome[] = []
    for (const [index, id] of signalIds.entries()) {
      const mark = marks?.[index]
      outcomes.push(await this.#performAlone(tx, action, id, mark ? [mark] : null))
    }
    return outcomes
  }

  async #performAll(
    tx: Transaction,
    action: BulkAction,
    ids: readonly string[],
    marks: BulkChunk['marks'],
  ): Promise<readonly TaskOutcome[]> {
    try {
      // A transaction within one is a savepoint.
      return await tx.transaction((inner) => this.deps.tasks.perform(inner, action, ids, marks))
    } catch (error) {
      // Such as a case that was merged into another meanwhile: trying again does not help.
      if (!(error instanceof DomainError)) throw error
      return ids.map((id) => failed(id, error))
    }
  }

  async #performAlone(
    tx: Transaction,
    action: BulkAction,
    id: string,
    marks: BulkChunk['marks'],
  ): Promise<TaskOutcome> {
    try {
      const [outcome] = await this.#performAll(tx, action, [id], marks)
      return outcome ?? failed(id, BROKEN)
    } catch (err) {
      if (isPassing(err)) throw err
      this.deps.logger.error({ err, action: action.id, signal: id }, 'a signal of a bulk action failed')
      return failed(id, BROKEN)
    }
  }

  async #store(tx: Transaction, action: BulkAction, { number, marks }: BulkChunk, outcomes: readonly TaskOutcome[]) {
    const { actions, chunks, feed } = this.deps
    const counts = { changed: 0, unchanged: 0, failed: 0 }
    for (const { outcome } of outcomes) counts[COUNTED[outcome]] += 1
    const left = action.dryRun || marks ? null : outcomes.flatMap(marksOf)
    await chunks.store(tx, action.id, number, counts, outcomes.map(toResult), left)
    const advanced = await actions.advance(tx, action.id, counts)
    // Cancelled meanwhile: what this chunk has done is rolled back.
    if (!advanced) throw new Finished()
    await feed.append(tx, entryOf(action, advanced))
  }
}

class Finished extends Error {}

/** Deadlocks, transactions that cannot be put in an order, and servers that stop: no fault of the signals, and gone the next time. */
const PASSING = new Set(['40P01', '40001', '57P01', '57P02', '57P03'])
const isPassing = (error: unknown): boolean => PASSING.has((error as { code?: string }).code ?? '')

export const entryOf = (before: BulkAction | null, after: BulkAction) =>
  bulkActionEntry(after.id, before && bulkActionDocument(before), bulkActionDocument(after))

const COUNTED = { CHANGED: 'changed', UNCHANGED: 'unchanged', FAILED: 'failed' } as const

const failed = (signalId: string, { code, message }: { code: string; message: string }): TaskOutcome => ({
  ...{ signalId, outcome: 'FAILED', code, message },
})

const marksOf = (outcome: TaskOutcome) => ('before' in outcome ? [markOf(outcome.before, outcome.after)] : [])

const toResult = (outcome: TaskOutcome): SignalResult => ({
  signalId: outcome.signalId,
  outcome: outcome.outcome,
  code: 'code' in outcome ? outcome.code : null,
  message: 'message' in outcome ? outcome.message : null,
})
