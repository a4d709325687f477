import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, notFound } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, readUntil, toPage } from '../../kernel/page.ts'
import type { TimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import type { SeenSignals } from './seen-signals.ts'
import type { SignalRepository } from './signal.repository.ts'
import type { SignalDetails, SignalOutline, SignalSummary, SignalTrail, StoredSignal, WorkedSignal } from './signal.ts'
import type { SignalChange, SignalChanges } from './signal-changes.ts'
import type { SignalHistoryRepository } from './signal-history.repository.ts'
import type { HistoryEntry } from './signal-history.ts'
import type { SignalTraitRepository, TraitAnswer, TraitSearch } from './signal-trait.repository.ts'
import { fulfil, handlesOf } from './signal-wish.ts'
import { checkChangeable, MAX_COMMENT, type TriageChange } from './triage.ts'

export interface TriageRequest extends TriageChange {
  readonly signalId: string
  readonly expectedVersion?: number | null
}

export interface HistoryRequest {
  readonly signalId: string
  readonly first?: number | null
  readonly after?: string | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly signals: SignalRepository
  readonly traits: Pick<SignalTraitRepository, 'find'>
  readonly history: SignalHistoryRepository
  readonly changes: SignalChanges
  readonly seen: SeenSignals
  readonly feed: Pick<Feed, 'settled'>
  readonly users: Pick<UserDirectory, 'usersById'>
}

/** What becomes of a signal; null to leave it as it is. */
type Decide = (signal: WorkedSignal, now: Date) => SignalChange | null | Promise<SignalChange | null>

/** What people and programs do with signals. */
export class SignalService {
  constructor(private readonly deps: Deps) {}

  /** Those of some ids that the viewer sees, in their order; what there is not is left in for those who see everything. */
  seen(viewer: Viewer, ids: readonly string[]): Promise<readonly string[]> {
    return this.deps.seen.among(viewer, ids)
  }

  /** In the order of the ids; null where there is no such signal. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(SignalSummary | null)[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return inOrder(ids, await this.deps.signals.summaries(await this.seen(viewer, ids), this.deps.clock.now()))
  }

  async detailsByIds(viewer: Viewer, ids: readonly string[]): Promise<(SignalDetails | null)[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const details = await this.deps.signals.details(await this.seen(viewer, ids))
    return inOrder(ids, await this.deps.seen.withSamples(viewer, details))
  }

  async trailsByIds(viewer: Viewer, ids: readonly string[]): Promise<(SignalTrail | null)[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return inOrder(ids, await this.deps.signals.trails(await this.seen(viewer, ids)))
  }

  async wholeByIds(viewer: Viewer, ids: readonly string[]): Promise<(StoredSignal | null)[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const whole = await this.deps.signals.whole(await this.seen(viewer, ids), this.deps.clock.now())
    return inOrder(ids, await this.deps.seen.withSamples(viewer, whole))
  }

  /** Signals by what they have in common with others, in the order of the searches. */
  async byTraits(viewer: Viewer, searches: readonly TraitSearch[]): Promise<TraitAnswer[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    return this.deps.traits.find(searches)
  }

  /** What these rules have found in a range, the newest first. */
  async outlines(
    viewer: Viewer,
    ruleIds: readonly string[],
    range: TimeRange,
    limit: number,
  ): Promise<readonly SignalOutline[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    // Of those who see everything, the first round is the last.
    return readUntil<SignalOutline>(
      limit,
      (last) => this.deps.signals.outlines(ruleIds, range, limit, last?.id ?? null),
      async (outlines) => {
        const seen = new Set(await this.seen(viewer, outlines.map(idOf)))
        return outlines.filter(({ id }) => seen.has(id))
      },
    )
  }

  async get(viewer: Viewer, id: string): Promise<SignalSummary> {
    const [signal] = await this.byIds(viewer, [id])
    if (!signal) throw notFound('signal', id)
    return signal
  }

  /** One page for each request, the newest entry first. */
  async historyPages(viewer: Viewer, requests: readonly HistoryRequest[]): Promise<Page<HistoryEntry>[]> {
    requirePermission(viewer, 'security_monitoring_signals_read')
    const slices = requests.map(({ signalId, first, after }) => ({
      signalId,
      size: pageSize(first, 50),
      after: after ? fromCursor(after) : null,
    }))
    const lists = await this.deps.history.slices(slices.map(({ size, ...slice }) => ({ ...slice, limit: size + 1 })))
    return slices.map(({ size, after }, index) => toPage(lists[index] ?? [], size, after !== null, toCursor))
  }

  async triage(viewer: Viewer, { signalId, expectedVersion, ...change }: TriageRequest): Promise<SignalSummary> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    return this.#change(viewer, signalId, (signal, now) => {
      checkChangeable(signal, expectedVersion)
      return fulfil({ kind: 'TRIAGE', change }, signal, viewer.actor, now, nobody)
    })
  }

  /** Null unassigns. */
  async assign(
    viewer: Viewer,
    signalId: string,
    assigneeId: string | null,
    expectedVersion?: number | null,
  ): Promise<SignalSummary> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    if (assigneeId !== null) await this.checkAssignable(assigneeId, 'assigneeId')
    return this.#change(viewer, signalId, async (signal, now) => {
      checkChangeable(signal, expectedVersion)
      const handleOf = await handlesOf(this.deps.users, [assigneeId, signal.triage.assigneeId])
      return fulfil({ kind: 'ASSIGN', assigneeId }, signal, viewer.actor, now, handleOf)
    })
  }

  async comment(viewer: Viewer, signalId: string, body: string): Promise<SignalSummary> {
    const signal = await this.deps.postgres.transaction((tx) => this.commentIn(tx, viewer, signalId, body))
    await this.deps.feed.settled()
    return signal
  }

  /** In the transaction of the caller, who awaits `feed.settled()` after the commit. */
  async commentIn(tx: Transaction, viewer: Viewer, signalId: string, body: string): Promise<SignalSummary> {
    requirePermission(viewer, 'security_monitoring_signals_write')
    if (!body.trim() || body.length > MAX_COMMENT) {
      throw badInput(
        'body',
        `Expected a comment of 1 to ${MAX_COMMENT} characters, got ${body.trim() ? body.length : 'none'}.`,
      )
    }
    return this.#changeIn(tx, viewer, signalId, (signal) => {
      checkChangeable(signal)
      // The signal itself stays as it is, so whoever triages it meanwhile meets no conflict.
      const event = {
        action: 'COMMENTED',
        field: 'comment',
        previousValue: null,
        newValue: body,
        reason: null,
      } as const
      return { before: signal, after: signal, events: [event] }
    })
  }

  async #change(viewer: Viewer, id: string, decide: Decide): Promise<SignalSummary> {
    const { postgres, feed } = this.deps
    const signal = await postgres.transaction((tx) => this.#changeIn(tx, viewer, id, decide))
    await feed.settled()
    return signal
  }

  async #changeIn(tx: Transaction, viewer: Viewer, id: string, decide: Decide): Promise<SignalSummary> {
    const { clock, signals, changes, seen } = this.deps
    const now = clock.now()
    const [before] = await seen.of(viewer, await signals.lock(tx, [id], now))
    if (!before) throw notFound('signal', id)
    const change = await decide(before, now)
    if (!change) return before
    if (change.after.version !== before.version) await signals.updateTriage(tx, [change.after])
    await changes.record(tx, viewer, [change])
    return change.after
  }

  /** Signals are assigned to enabled users. */
  async checkAssignable(id: string, path: string): Promise<void> {
    const [user] = await this.deps.users.usersById([id])
    if (!user || user.disabled) throw badInput(path, `Expected the id of an enabled user, got ${JSON.stringify(id)}.`)
  }
}

const nobody = (): null => null
const idOf = ({ id }: { readonly id: string }): string => id

function inOrder<Found extends { readonly id: string }>(
  ids: readonly string[],
  found: readonly Found[],
): (Found | null)[] {
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

const toCursor = ({ at, id }: HistoryEntry): string => encodeCursor([at.getTime(), id])

function fromCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at === 'number' && typeof id === 'string') return { at: new Date(at), id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}
