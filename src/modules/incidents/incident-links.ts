import type { Feed } from '../../feed/index.ts'
import { badInput, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { SignalBatch, SignalOutcome } from '../signals/index.ts'
import type { IncidentRepository } from './incident.repository.ts'
import { type Incident, incidentLabel } from './incident.ts'
import type { IncidentChanges } from './incident-changes.ts'
import { MAX_NAMED_SIGNALS } from './incident-event.ts'

/** Signals that have become part of an incident. */
interface Added {
  readonly ids: readonly string[]
  /** When the first of all that were named was created. */
  readonly firstCreated: Date | null
}

interface Deps {
  readonly postgres: Postgres
  readonly feed: Pick<Feed, 'settled'>
  readonly incidents: IncidentRepository
  readonly changes: IncidentChanges
  readonly batch: SignalBatch
}

/** Which signals an incident is about. */
export class IncidentLinks {
  constructor(private readonly deps: Deps) {}

  /** In the transaction of the caller, who awaits `feed.settled()` after the commit; one outcome for each id, in their order. */
  async link(
    tx: Transaction,
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
  ): Promise<SignalOutcome[]> {
    return this.#apply(tx, viewer, incidentId, signalIds, 'LINK')
  }

  /** As `link`, the other way. */
  async unlink(
    tx: Transaction,
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
  ): Promise<SignalOutcome[]> {
    return this.#apply(tx, viewer, incidentId, signalIds, 'UNLINK')
  }

  /** All of them or none; those that are part of it already stay so. */
  async add(viewer: Viewer, incidentId: string, signalIds: readonly string[]): Promise<Incident> {
    return this.#all(viewer, incidentId, signalIds, 'LINK', 'signalIds')
  }

  /** What is no part of it stays so. */
  async remove(viewer: Viewer, incidentId: string, signalId: string): Promise<Incident> {
    return this.#all(viewer, incidentId, [signalId], 'UNLINK', 'signalId')
  }

  /** For an incident that is being declared; the caller records it when the incident is there. */
  async addTo(
    tx: Transaction,
    viewer: Viewer,
    publicId: number,
    signalIds: readonly string[],
    path: string,
  ): Promise<Added> {
    if (!signalIds.length) return { ids: [], firstCreated: null }
    const outcomes = await this.deps.batch.apply(tx, viewer, [...new Set(signalIds)], wish('LINK', publicId))
    refuseUnknown(outcomes, path)
    const times = outcomes.flatMap((outcome) =>
      outcome.outcome === 'CHANGED' ? [outcome.after.timestamp.getTime()] : [],
    )
    return { ids: changedIds(outcomes), firstCreated: new Date(Math.min(...times)) }
  }

  async record(tx: Transaction, viewer: Viewer, incident: Incident, { ids }: Pick<Added, 'ids'>): Promise<void> {
    await this.#record(tx, viewer, incident, ids, 'LINK')
  }

  async #all(
    viewer: Viewer,
    incidentId: string,
    signalIds: readonly string[],
    kind: 'LINK' | 'UNLINK',
    path: string,
  ): Promise<Incident> {
    const { postgres, feed } = this.deps
    const incident = await postgres.transaction(async (tx) => {
      refuseUnknown(await this.#apply(tx, viewer, incidentId, [...new Set(signalIds)], kind), path)
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
    kind: 'LINK' | 'UNLINK',
  ): Promise<SignalOutcome[]> {
    requirePermission(viewer, 'incident_write')
    const incident = await this.#find(tx, incidentId)
    const outcomes = await this.deps.batch.apply(tx, viewer, signalIds, wish(kind, incident.publicId))
    await this.#record(tx, viewer, incident, changedIds(outcomes), kind)
    return outcomes
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    incident: Incident,
    ids: readonly string[],
    kind: 'LINK' | 'UNLINK',
  ): Promise<void> {
    if (!ids.length) return
    const signalIds = ids.slice(0, MAX_NAMED_SIGNALS)
    const more = ids.length > signalIds.length ? ` and ${ids.length - signalIds.length} more` : ''
    const valued = (value: string) => ({
      field: 'signals',
      previousValue: kind === 'LINK' ? null : value,
      newValue: kind === 'LINK' ? value : null,
    })
    const event = kind === 'LINK' ? ('SIGNALS_ADDED' as const) : ('SIGNALS_REMOVED' as const)
    const happened = { kind: event, ...valued(String(ids.length)), signalIds }
    // Each signal has an audit event of its own as well.
    await this.deps.changes.happened(tx, viewer, incident, [happened], [valued(`${signalIds.join(', ')}${more}`)])
  }

  async #find(tx: Transaction, id: string): Promise<Incident> {
    const incident = await this.deps.incidents.find(tx, id)
    if (!incident) throw notFound('incident', id)
    return incident
  }
}

const wish = (kind: 'LINK' | 'UNLINK', publicId: number) =>
  ({ kind, link: { to: 'incident', id: publicId, label: incidentLabel({ publicId }) } }) as const

const changedIds = (outcomes: readonly SignalOutcome[]): string[] =>
  outcomes.flatMap(({ signalId, outcome }) => (outcome === 'CHANGED' ? [signalId] : []))

function refuseUnknown(outcomes: readonly SignalOutcome[], path: string): void {
  const failed = outcomes.filter((outcome) => outcome.outcome === 'FAILED')
  if (!failed.length) return
  const ids = failed.slice(0, 10).map(({ signalId }) => JSON.stringify(signalId.slice(0, 80)))
  const more = failed.length > ids.length ? ` and ${failed.length - ids.length} more` : ''
  throw badInput(path, `Expected ids of signals, but there is no ${ids.join(', ')}${more}.`, {
    unknownIds: failed.map(({ signalId }) => signalId),
  })
}
