import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import { type AuditTrail, type Change, changesBetween } from '../audit/index.ts'
import type { Incident } from './incident.ts'
import { incidentDocuments, peopleById } from './incident-document.ts'
import type { IncidentEventRepository } from './incident-event.repository.ts'
import { type IncidentEvent, MAX_NAMED_SIGNALS, type NewIncidentEvent } from './incident-event.ts'

interface Deps {
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly feed: Pick<Feed, 'append'>
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly events: IncidentEventRepository
}

/** Tells everybody who keeps track that an incident changed, in the transaction of the change: timeline, audit trail and feed. */
export class IncidentChanges {
  constructor(private readonly deps: Deps) {}

  async declared(tx: Transaction, viewer: Viewer, incident: Incident): Promise<void> {
    const changes = changesBetween(null, await this.#said(incident))
    await this.#documents(tx, null, incident)
    await this.happened(tx, viewer, incident, [{ kind: 'DECLARED', newValue: incident.title }], changes, 'created')
  }

  /** False where nothing is different. */
  async differs(before: Incident, after: Incident): Promise<boolean> {
    return changesBetween(await this.#said(before), await this.#said(after)).length > 0
  }

  async changed(tx: Transaction, viewer: Viewer, before: Incident, after: Incident): Promise<void> {
    const changes = changesBetween(await this.#said(before), await this.#said(after))
    await this.#documents(tx, before, after)
    const events = changes.map((change) => ({ kind: 'CHANGED' as const, ...change }))
    await this.happened(tx, viewer, after, events, changes)
  }

  /** What leaves the incident itself as it is, such as more signals or a note. */
  async happened(
    tx: Transaction,
    viewer: Viewer,
    incident: Incident,
    news: readonly NewIncidentEvent[],
    changes: readonly Change[],
    action: 'created' | 'modified' = 'modified',
  ): Promise<IncidentEvent[]> {
    const { clock, events } = this.deps
    const at = clock.now()
    const made = news.map((event) => this.#event(incident.id, event, viewer, at))
    await events.insert(tx, made)
    await this.audit(tx, viewer, incident, changes, action)
    await this.announce(tx, made)
    return made
  }

  /** As `happened`, but what goes on where the last event ended is the same event, unless that is older than the work that goes on. */
  async continued(
    tx: Transaction,
    viewer: Viewer,
    incident: Incident,
    event: NewIncidentEvent,
    changes: readonly Change[],
    since: Date,
  ): Promise<void> {
    const last = await this.deps.events.lockLast(tx, incident.id)
    if (last?.kind !== event.kind || last.actor.id !== viewer.actor.id || last.at < since) {
      await this.happened(tx, viewer, incident, [event], changes)
      return
    }
    const after = joined(last, event)
    await this.deps.events.update(tx, after)
    await this.audit(tx, viewer, incident, changes)
    await this.announce(tx, [after])
  }

  async audit(
    tx: Transaction,
    viewer: Viewer,
    { id, title }: Incident,
    changes: readonly Change[],
    action: 'created' | 'modified' = 'modified',
  ): Promise<void> {
    await this.deps.audit.record(tx, viewer, { action, assetType: 'incident', assetId: id, assetName: title, changes })
  }

  /** Tells who follows the incident. */
  async announce(tx: Transaction, events: readonly IncidentEvent[]): Promise<void> {
    const entries = events.map((event) => ({
      topic: 'incident_event' as const,
      subjectId: event.incidentId,
      before: null,
      after: { ...event },
    }))
    await this.deps.feed.append(tx, entries)
  }

  #event(incidentId: string, event: NewIncidentEvent, { actor, userId }: Viewer, at: Date): IncidentEvent {
    return {
      ...{ body: null, field: null, previousValue: null, newValue: null, signalIds: [] },
      ...event,
      ...{ id: newId('iev', this.deps.clock), incidentId, at, actor, authorId: userId, editedAt: null, cursor: null },
    }
  }

  async #documents(tx: Transaction, before: Incident | null, after: Incident): Promise<void> {
    const documents = await incidentDocuments(before ? [before, after] : [after], this.deps.users)
    await this.deps.feed.append(tx, {
      topic: 'incident',
      subjectId: after.id,
      before: before && (documents[0] ?? null),
      after: documents.at(-1) ?? null,
    })
  }

  /** What people say of an incident, as its timeline and the audit trail write it. */
  async #said(incident: Incident): Promise<Record<string, unknown>> {
    const { title, severity, state, commanderId, customerImpacted, fields } = incident
    const { customerImpactStart, customerImpactEnd, detectedAt } = incident
    const commander = (await peopleById(this.deps.users, [commanderId])).get(commanderId ?? '')?.handle ?? commanderId
    const written = Object.entries(fields).map(([name, value]) => [`fields.${name}`, value])
    return {
      ...{ title, severity, state, commander },
      ...{ customerImpacted, customerImpactStart, customerImpactEnd, detectedAt },
      ...Object.fromEntries(written),
    }
  }
}

/** Events about signals hold how many they are about. */
function joined(last: IncidentEvent, event: NewIncidentEvent): IncidentEvent {
  const sum = (value: string | null, more: string | null | undefined) =>
    value === null ? null : String(Number(value) + Number(more ?? 0))
  return {
    ...last,
    previousValue: sum(last.previousValue, event.previousValue),
    newValue: sum(last.newValue, event.newValue),
    signalIds: [...last.signalIds, ...(event.signalIds ?? [])].slice(0, MAX_NAMED_SIGNALS),
  }
}
