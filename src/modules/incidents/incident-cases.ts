import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { CaseIncidents, StoredCase } from '../cases/index.ts'
import type { IncidentRepository } from './incident.repository.ts'
import { type Incident, incidentLabel } from './incident.ts'
import type { IncidentCaseRepository } from './incident-case.repository.ts'
import type { IncidentChanges } from './incident-changes.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'settled'>
  readonly incidents: IncidentRepository
  readonly relation: IncidentCaseRepository
  readonly changes: IncidentChanges
  readonly cases: CaseIncidents
}

/** Which cases an incident came from, or is worked on in. Both timelines tell of it. */
export class IncidentCases {
  constructor(private readonly deps: Deps) {}

  /** One that is part of it already stays so. */
  add(viewer: Viewer, incidentId: string, caseId: string): Promise<Incident> {
    return this.#change(viewer, incidentId, caseId, async (tx, incident, found) => {
      const { relation, cases } = this.deps
      const present = await relation.among(tx, incidentId, await cases.family(found))
      // What a merged case has brought along goes with it when they are parted; the case that was added stays.
      if (!present.includes(caseId)) await this.#insert(tx, incidentId, caseId)
      if (!present.length) await this.#tell(tx, viewer, incident, found, 'ADDED')
    })
  }

  /** One that is no part of it stays so. */
  remove(viewer: Viewer, incidentId: string, caseId: string): Promise<Incident> {
    return this.#change(viewer, incidentId, caseId, async (tx, incident, found) => {
      const { relation, cases } = this.deps
      const present = await relation.among(tx, incidentId, await cases.family(found))
      if (!present.length) return
      await relation.delete(tx, incidentId, present)
      await this.#tell(tx, viewer, incident, found, 'REMOVED')
    })
  }

  /** Locks are taken in the order case, signals, incident. */
  lock(tx: Transaction, viewer: Viewer, caseId: string): Promise<StoredCase> {
    return this.deps.cases.lock(tx, viewer, caseId)
  }

  /** For a case that is locked and no part of the incident yet. */
  async addIn(tx: Transaction, viewer: Viewer, incident: Incident, found: StoredCase): Promise<void> {
    await this.#insert(tx, incident.id, found.id)
    await this.#tell(tx, viewer, incident, found, 'ADDED')
  }

  #insert(tx: Transaction, incidentId: string, caseId: string): Promise<void> {
    return this.deps.relation.insert(tx, incidentId, caseId, this.deps.clock.now())
  }

  async #tell(
    tx: Transaction,
    viewer: Viewer,
    incident: Incident,
    found: StoredCase,
    way: 'ADDED' | 'REMOVED',
  ): Promise<void> {
    const { changes, cases } = this.deps
    const [previousValue, newValue] = way === 'ADDED' ? [null, found.key] : [found.key, null]
    const change = { field: 'cases', previousValue, newValue }
    await changes.happened(tx, viewer, incident, [{ kind: `CASE_${way}`, ...change }], [change])
    await cases.tell(tx, viewer, found, `INCIDENT_${way}`, incidentLabel(incident))
  }

  async #change(
    viewer: Viewer,
    incidentId: string,
    caseId: string,
    work: (tx: Transaction, incident: Incident, found: StoredCase) => Promise<void>,
  ): Promise<Incident> {
    requirePermission(viewer, 'incident_read', 'incident_write')
    const { postgres, incidents, feed } = this.deps
    const changed = await postgres.transaction(async (tx) => {
      const found = await this.lock(tx, viewer, caseId)
      const incident = await incidents.lock(tx, incidentId)
      if (!incident) throw notFound('incident', incidentId)
      await work(tx, incident, found)
      return incident
    })
    await feed.settled()
    return changed
  }
}
