import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { IncidentRepository } from './incident.repository.ts'
import type { Incident } from './incident.ts'
import type { IncidentChanges } from './incident-changes.ts'
import type { IncidentEventRepository } from './incident-event.repository.ts'
import type { IncidentEvent } from './incident-event.ts'

const MAX_NOTE = 50_000

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly incidents: IncidentRepository
  readonly events: IncidentEventRepository
  readonly changes: IncidentChanges
}

/** What responders write into the timeline. */
export class IncidentNotes {
  constructor(private readonly deps: Deps) {}

  async add(viewer: Viewer, incidentId: string, body: string): Promise<IncidentEvent> {
    requirePermission(viewer, 'incident_write')
    checkNote(body)
    const { postgres, incidents, changes } = this.deps
    return postgres.transaction(async (tx) => {
      // Locked before the time of the event is taken: nothing comes into a timeline behind what was read of it.
      const incident = await incidents.lock(tx, incidentId)
      if (!incident) throw notFound('incident', incidentId)
      const change = { field: 'note', previousValue: null, newValue: body }
      const [event] = await changes.happened(tx, viewer, incident, [{ kind: 'NOTE', body }], [change])
      return event as IncidentEvent
    })
  }

  /** What changes nothing is no edit. */
  async edit(viewer: Viewer, id: string, body: string): Promise<IncidentEvent> {
    checkNote(body)
    return this.#change(viewer, id, (note) => (note.body === body ? note : { ...note, body }))
  }

  /** The timeline goes on telling that there was one. */
  async delete(viewer: Viewer, id: string): Promise<void> {
    await this.#change(viewer, id, (note) => ({ ...note, kind: 'NOTE_DELETED', body: null }))
  }

  #change(viewer: Viewer, id: string, decide: (note: IncidentEvent) => IncidentEvent): Promise<IncidentEvent> {
    requirePermission(viewer, 'incident_write')
    const { postgres, clock, events, changes } = this.deps
    return postgres.transaction(async (tx) => {
      const before = await events.lock(tx, id)
      if (before?.kind !== 'NOTE') throw notFound('note', id)
      if (!isAuthor(viewer, before)) throw new DomainError('FORBIDDEN', `The note ${id} is of ${before.actor.name}.`)
      const decided = decide(before)
      if (decided === before) return before
      const after = { ...decided, editedAt: clock.now() }
      await events.update(tx, after)
      const incident = await this.#incident(tx, after.incidentId)
      const change = { field: 'note', previousValue: before.body, newValue: after.body }
      await changes.audit(tx, viewer, incident, [change])
      await changes.announce(tx, [after])
      return after
    })
  }

  async #incident(tx: Transaction, id: string): Promise<Incident> {
    const incident = await this.deps.incidents.find(tx, id)
    if (!incident) throw notFound('incident', id)
    return incident
  }
}

/** A person with any of their keys, or the same workflow. */
const isAuthor = ({ actor, userId }: Viewer, { authorId, actor: author }: IncidentEvent): boolean =>
  authorId === null ? author.kind === actor.kind && author.id === actor.id : authorId === userId

function checkNote(body: string): void {
  if (body.trim() && body.length <= MAX_NOTE) return
  throw badInput('body', `Expected a note of 1 to ${MAX_NOTE} characters, got ${body.trim() ? body.length : 'none'}.`)
}
