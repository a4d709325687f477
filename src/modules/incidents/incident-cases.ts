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
      const family = await this.deps.cases.family(found)
      if (!(await this.deps.relation.hasAny(tx, incidentId, family))) await this.addIn(tx, viewer, incident, found)
    })
  }

  /** One that is no part of it stays so. */
  remove(viewer: Viewer, incidentId: string, caseId: string): Promise<Incident> {
    return this.#change(viewer, incidentId, caseId, async (tx, incident, found) => {
      const { relation, changes, cases } = this.deps
      const family = await cases.family(found)
      if (!(await relation.hasAny(tx, incidentId, family))) return
      await relation.delete(tx, incidentId, family)
      const change = { field: 'cases', previousValue: found.key, newValue: null }
      await changes.happened(tx, viewer, incident, [{ kind: 'CASE_REMOVED', ...change }], [change])
      await cases.tell(tx, viewer, found, 'INCIDENT_REMOVED', incidentLabel(incident))
    })
  }

  /** Locks are taken in the order case, signals, incident. */
  lock(tx: Transaction, viewer: Viewer, caseId: string): Promise<StoredCase> {
    return this.deps.cases.lock(tx, viewer, caseId)
  }

  /** For a case that is locked and no part of the incident yet. */
  async addIn(tx: Transaction, viewer: Viewer, incident: Incident, found: StoredCase): Promise<void> {
    const { relation, clock, changes, cases } = this.deps
    await relation.insert(tx, incident.id, found.id, clock.now())
    const change = { field: 'cases', previousValue: null, newValue: found.key }
    await changes.happened(tx, viewer, incident, [{ kind: 'CASE_ADDED', ...change }], [change])
    await cases.tell(tx, viewer, found, 'INCIDENT_ADDED', incidentLabel(incident))
  }

  async #change(
    viewer: Viewer,
    incidentId: string,
    caseId: string,
    work: (tx: Transaction, incident: Incident, found: StoredCase) => Promise<void>,
  ): Promise<Incident> {
    requirePermission(viewer, 'incident_write')
    const { postgres, incidents, feed } = this.deps
    const changed = await postgres.transaction(async (tx) => {
      const found = await this.lock(tx, viewer, caseId)
      const incident = await incidents.find(tx, incidentId)
      if (!incident) throw notFound('incident', incidentId)
      await work(tx, incident, found)
      return incident
    })
    await feed.settled()
    return changed
  }
}
