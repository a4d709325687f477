import type { Feed } from '../../feed/index.ts'
import { notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { SignalBatch, SignalOutcome, TriageMark } from '../signals/index.ts'
import type { IncidentRepository } from './incident.repository.ts'
import { type Incident, incidentLabel } from './incident.ts'
import type { IncidentChanges } from './incident-changes.ts'
import { SignalTally } from './signal-tally.ts'

type Way = 'LINK' | 'UNLINK'

interface Deps {
  readonly postgres: Postgres
  readonly feed: Pick<Feed, 'settled'>
  readonly incidents: IncidentRepository
  readonly changes: IncidentChanges
  readonly batch: SignalBatch
}

/** Signals are changed so many at a time: each is read whole. */
const CHUNK = 1_000

interface Work {
  readonly way: Way
  readonly since: Date | null
  /** What undoing restores. */
  readonly marks?: ReadonlyMap<string, TriageMark>
}

/** Which signals an incident is about. */
export class IncidentLinks {
  constructor(private readonly deps: Deps) {}

  /**
   * In the transaction of the caller, who awaits `feed.settled()` after the commit; one outcome for each id, in their order. Work in several
   * transactions that gives the time `since` when it began adds to the event that its last one has left in the timeline.
   */
  link(
    tx: Transaction,
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
    since: Date | null = null,
  ): Promise<SignalOutcome[]> {
    return this.#apply(tx, viewer, incidentId, signalIds, { way: 'LINK', since })
  }

  /** As `link`, the other way. */
  unlink(
    tx: Transaction,
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
    since: Date | null = null,
  ): Promise<SignalOutcome[]> {
    return this.#apply(tx, viewer, incidentId, signalIds, { way: 'UNLINK', since })
  }

  /** Takes out what `link` has put in, and restores the triage that it changed; what somebody has changed since is a CONFLICT and stays. */
  restore(
    tx: Transaction,
    viewer: Viewer,
    incidentId: string,
    marks: ReadonlyMap<string, TriageMark>,
    since: Date,
  ): Promise<SignalOutcome[]> {
    return this.#apply(tx, viewer, incidentId, [...marks.keys()], { way: 'UNLINK', since, marks })
  }

  /** All of them or none; those that are part of it already stay so. */
  add(viewer: Viewer, incidentId: string, signalIds: readonly string[]): Promise<Incident> {
    return this.#all(viewer, incidentId, signalIds, 'LINK', 'signalIds')
  }

  /** What is no part of it stays so. */
  remove(viewer: Viewer, incidentId: string, signalId: string): Promise<Incident> {
    return this.#all(viewer, incidentId, [signalId], 'UNLINK', 'signalId')
  }

  /** For an incident that is being declared; the caller records it when the incident is there. All or none. */
  async tally(
    tx: Transaction,
    viewer: Viewer,
    publicId: number,
    signalIds: readonly string[],
    way: Way,
    path: string,
  ): Promise<SignalTally> {
    const tally = new SignalTally()
    // Each once, in the order in which everybody locks signals.
    const sorted = [...new Set(signalIds)].sort()
    for (let from = 0; from < sorted.length; from += CHUNK) {
      const chunk = sorted.slice(from, from + CHUNK)
      for (const outcome of await this.deps.batch.apply(tx, viewer, chunk, wish(way, publicId))) tally.add(outcome)
    }
    tally.refuseUnknown(path)
    return tally
  }

  async record(
    tx: Transaction,
    viewer: Viewer,
    incident: Incident,
    tally: SignalTally,
    { way, since = null }: { readonly way: Way; readonly since?: Date | null },
  ): Promise<void> {
    if (!tally.count) return
    const { count, named, from, to } = tally
    const valued = (value: string) => ({
      field: 'signals',
      previousValue: way === 'LINK' ? null : value,
      newValue: way === 'LINK' ? value : null,
    })
    const { incidents, changes } = this.deps
    await incidents.countSignals(tx, incident.id, { difference: way === 'LINK' ? count : -count, from, to })
    const event = { kind: way === 'LINK' ? 'SIGNALS_ADDED' : 'SIGNALS_REMOVED', ...valued(String(count)) } as const
    // Each signal has an audit event of its own as well.
    const audited = [valued(tally.text)]
    const told = { ...event, signalIds: named }
    if (since) await changes.continued(tx, viewer, incident, told, audited, since)
    else await changes.happened(tx, viewer, incident, [told], audited)
  }

  async #all(
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
    way: Way,
    path: string,
  ): Promise<Incident> {
    requirePermission(viewer, 'incident_write')
    const { postgres, feed } = this.deps
    const incident = await postgres.transaction(async (tx) => {
      const before = await this.#find(tx, incidentId)
      const tally = await this.tally(tx, viewer, before.publicId, signalIds, way, path)
      await this.record(tx, viewer, before, tally, { way })
      return this.#find(tx, incidentId)
    })
    await feed.settled()
    return incident
  }

  async #apply(
    tx: Transaction,
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
    { way, since, marks }: Work,
  ): Promise<SignalOutcome[]> {
    requirePermission(viewer, 'incident_write')
    const incident = await this.#find(tx, incidentId)
    const wished = wish(way, incident.publicId)
    const restored = marks && ({ kind: 'RESTORE', marks, link: wished.link } as const)
    const outcomes = await this.deps.batch.apply(tx, viewer, signalIds, restored ?? wished)
    const tally = new SignalTally()
    for (const outcome of outcomes) tally.add(outcome)
    await this.record(tx, viewer, incident, tally, { way, since })
    return outcomes
  }

  async #find(tx: Transaction, id: string): Promise<Incident> {
    const incident = await this.deps.incidents.find(tx, id)
    if (!incident) throw notFound('incident', id)
    return incident
  }
}

const wish = (kind: Way, publicId: number) =>
  ({ kind, link: { to: 'incident', id: publicId, label: incidentLabel({ publicId }) } }) as const
