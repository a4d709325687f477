import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { SignalService } from '../signals/index.ts'
import { declaredValues } from './field-values.ts'
import type { IncidentRepository } from './incident.repository.ts'
import { type Incident, type IncidentSeverity, withDurations } from './incident.ts'
import type { IncidentCases } from './incident-cases.ts'
import type { IncidentChanges } from './incident-changes.ts'
import {
  checkPast,
  checkTitle,
  checkVersion,
  decide,
  decideImpact,
  type IncidentWish,
  NO_IMPACT,
} from './incident-decision.ts'
import type { IncidentLinks } from './incident-links.ts'
import type { IncidentTemplateService } from './incident-template.service.ts'

export interface Declaration extends Omit<IncidentWish, 'state'> {
  readonly title: string
  readonly severity: IncidentSeverity
  readonly templateId?: string | null
  readonly signalIds?: readonly string[] | null
  readonly caseId?: string | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly feed: Pick<Feed, 'settled'>
  readonly incidents: IncidentRepository
  readonly templates: IncidentTemplateService
  readonly changes: IncidentChanges
  readonly links: IncidentLinks
  readonly cases: IncidentCases
  readonly signals: Pick<SignalService, 'checkAssignable'>
}

/** Declares incidents and keeps them current. */
export class IncidentService {
  constructor(private readonly deps: Deps) {}

  async getByPublicId(viewer: Viewer, publicId: number): Promise<Incident> {
    const [incident] = await this.byPublicIds(viewer, [publicId])
    if (!incident) throw notFound('incident', `#${publicId}`)
    return incident
  }

  /** In the order of the ids; null where there is no such incident. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(Incident | null)[]> {
    requirePermission(viewer, 'incident_read')
    const found = new Map((await this.deps.incidents.byIds(ids)).map((incident) => [incident.id, incident]))
    return ids.map((id) => found.get(id) ?? null)
  }

  async byPublicIds(viewer: Viewer, publicIds: readonly number[]): Promise<(Incident | null)[]> {
    requirePermission(viewer, 'incident_read')
    const incidents = await this.deps.incidents.byPublicIds(publicIds)
    const found = new Map(incidents.map((incident) => [incident.publicId, incident]))
    return publicIds.map((publicId) => found.get(publicId) ?? null)
  }

  /** The signals become part of it, all of them or there is no incident. */
  async declare(viewer: Viewer, declaration: Declaration): Promise<Incident> {
    const incident = await this.deps.postgres.transaction((tx) => this.declareIn(tx, viewer, declaration))
    await this.deps.feed.settled()
    return incident
  }

  /** In the transaction of the caller, who awaits `feed.settled()` after the commit. */
  async declareIn(tx: Transaction, viewer: Viewer, declaration: Declaration): Promise<Incident> {
    requirePermission(viewer, 'incident_write')
    const { clock, incidents, changes, cases, links } = this.deps
    const { signalIds, caseId } = declaration
    const now = clock.now()
    const draft = await this.#draft(viewer, declaration, now)
    const publicId = await incidents.nextPublicId(tx)
    const from = caseId === null || caseId === undefined ? null : await cases.lock(tx, viewer, caseId)
    const added = await links.tally(tx, viewer, publicId, signalIds ?? [], 'LINK', 'input.signalIds')
    // Whoever says nothing else noticed it when the first of its signals was created.
    const detectedAt = declaration.detectedAt ?? added.from ?? now
    const declared = withDurations({ ...draft, publicId, detectedAt })
    await incidents.insert(tx, declared)
    await changes.declared(tx, viewer, declared)
    await links.record(tx, viewer, declared, added, { way: 'LINK' })
    if (from) await cases.addIn(tx, viewer, declared, from)
    return { ...declared, signalCount: added.count, signalsFrom: added.from, signalsTo: added.to }
  }

  async update(viewer: Viewer, id: string, wish: IncidentWish, expectedVersion?: number | null): Promise<Incident> {
    requirePermission(viewer, 'incident_read', 'incident_write')
    const { postgres, clock, incidents, changes, feed, signals } = this.deps
    const { commanderId } = wish
    if (commanderId !== null && commanderId !== undefined)
      await signals.checkAssignable(commanderId, 'input.commanderId')
    const incident = await postgres.transaction(async (tx) => {
      const before = await this.#lock(tx, id)
      checkVersion(before, expectedVersion)
      const now = clock.now()
      const decided = { ...before, ...decide(before, wish, now), version: before.version + 1, updatedAt: now }
      const after = withDurations(decided)
      if (!(await changes.differs(before, after))) return before
      await incidents.update(tx, after)
      await changes.changed(tx, viewer, before, after)
      return after
    })
    await feed.settled()
    return incident
  }

  async #draft(viewer: Viewer, declaration: Declaration, now: Date) {
    const { title, severity, commanderId = null, fields, templateId = null, detectedAt } = declaration
    const template = await this.deps.templates.pick(templateId, 'input.templateId')
    if (commanderId !== null) await this.deps.signals.checkAssignable(commanderId, 'input.commanderId')
    if (detectedAt) checkPast(detectedAt, now, 'input.detectedAt')
    return {
      id: newId('inc', this.deps.clock),
      version: 1,
      title: checkTitle(title),
      severity,
      state: 'ACTIVE' as const,
      resolvedAt: null,
      commanderId,
      ...decideImpact(NO_IMPACT, declaration, now),
      templateId: template.id,
      templateName: template.name,
      fieldDefinitions: template.fields,
      fields: declaredValues(template.fields, fields ?? {}, 'input.fields'),
      signalCount: 0,
      signalsFrom: null,
      signalsTo: null,
      creatorId: viewer.userId,
      declaredBy: viewer.actor,
      declaredAt: now,
      updatedAt: now,
    }
  }

  async #lock(tx: Transaction, id: string): Promise<Incident> {
    const incident = await this.deps.incidents.lock(tx, id)
    if (!incident) throw notFound('incident', id)
    return incident
  }
}
