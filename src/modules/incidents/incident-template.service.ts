import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { checkDefinitions } from './field-definitions.ts'
import type { IncidentTemplateRepository } from './incident-template.repository.ts'
import { BUILT_IN_TEMPLATE, type IncidentTemplate } from './incident-template.ts'
import type { FieldRequest } from './template-field.ts'

export interface TemplateRequest {
  readonly name: string
  readonly isDefault?: boolean | null
  readonly fields: readonly FieldRequest[]
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly templates: IncidentTemplateRepository
}

/** Decides what incidents are asked for. */
export class IncidentTemplateService {
  constructor(private readonly deps: Deps) {}

  async list(viewer: Viewer): Promise<readonly IncidentTemplate[]> {
    requirePermission(viewer, 'incident_settings_read')
    return this.deps.templates.list()
  }

  async get(viewer: Viewer, id: string): Promise<IncidentTemplate> {
    const template = (await this.list(viewer)).find((one) => one.id === id)
    if (!template) throw notFound('incident template', id)
    return template
  }

  /** For a declaration, which whoever may declare may make; null takes the default. */
  async pick(id: string | null, path: string): Promise<IncidentTemplate> {
    const templates = await this.deps.templates.list()
    const template = templates.find((one) => (id === null ? one.isDefault : one.id === id))
    if (!template) throw badInput(path, `Expected the id of an incident template, got ${JSON.stringify(id)}.`)
    return template
  }

  async create(viewer: Viewer, request: TemplateRequest): Promise<IncidentTemplate> {
    requirePermission(viewer, 'incident_settings_write')
    return this.#change(viewer, request, null, async (tx, wished, now) => {
      const template = { ...wished, id: newId('tpl', this.deps.clock), version: 1, builtIn: false }
      await this.deps.templates.insert(tx, template, now)
      return { before: null, after: template }
    })
  }

  /** Replaces everything that the template says; incidents keep the fields that they were declared with. */
  async update(
    viewer: Viewer,
    id: string,
    request: TemplateRequest,
    expectedVersion?: number | null,
  ): Promise<IncidentTemplate> {
    requirePermission(viewer, 'incident_settings_write')
    refuseBuiltIn(id)
    return this.#change(viewer, request, id, async (tx, wished, now, templates) => {
      const before = templates.find((one) => one.id === id)
      if (!before) throw notFound('incident template', id)
      checkVersion(before, expectedVersion)
      const after = { ...before, ...wished, version: before.version + 1 }
      await this.deps.templates.update(tx, after, now)
      return { before, after }
    })
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'incident_settings_write')
    refuseBuiltIn(id)
    const { postgres, templates } = this.deps
    await postgres.transaction(async (tx) => {
      const before = (await templates.lockAll(tx)).find((one) => one.id === id)
      if (!before) throw notFound('incident template', id)
      await templates.delete(tx, id)
      await this.#record(tx, viewer, before, null)
    })
  }

  async #change(
    viewer: Viewer,
    request: TemplateRequest,
    id: string | null,
    write: (
      tx: Transaction,
      wished: Pick<IncidentTemplate, 'name' | 'isDefault' | 'fields'>,
      now: Date,
      templates: readonly IncidentTemplate[],
    ) => Promise<{ before: IncidentTemplate | null; after: IncidentTemplate }>,
  ): Promise<IncidentTemplate> {
    const wished = {
      name: checkName(request.name),
      isDefault: request.isDefault ?? false,
      fields: checkDefinitions(request.fields, 'input.fields'),
    }
    const { postgres, clock, templates } = this.deps
    return postgres.transaction(async (tx) => {
      const all = await templates.lockAll(tx)
      const namesake = [BUILT_IN_TEMPLATE, ...all].find((one) => one.name === wished.name && one.id !== id)
      if (namesake) throw badInput('input.name', `Expected a name of its own, but ${namesake.id} is called so.`)
      if (wished.isDefault) await templates.clearDefault(tx)
      const { before, after } = await write(tx, wished, clock.now(), all)
      await this.#record(tx, viewer, before, after)
      return after
    })
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    before: IncidentTemplate | null,
    after: IncidentTemplate | null,
  ): Promise<void> {
    const { id, name } = (after ?? before) as IncidentTemplate
    const changes = changesBetween(before && said(before), after && said(after))
    if (!changes.length) return
    await this.deps.audit.record(tx, viewer, {
      action: before ? (after ? 'modified' : 'deleted') : 'created',
      assetType: 'incident_template',
      assetId: id,
      assetName: name,
      changes,
    })
  }
}

const said = ({ name, isDefault, fields }: IncidentTemplate) => ({ name, isDefault, fields })

function checkName(given: string): string {
  const name = given.trim()
  if (name && name.length <= 200) return name
  throw badInput('input.name', `Expected a name of 1 to 200 characters, got ${name.length}.`)
}

function refuseBuiltIn(id: string): void {
  if (id !== BUILT_IN_TEMPLATE.id) return
  throw new DomainError('CONFLICT', `The template ${BUILT_IN_TEMPLATE.name} comes with Signalbox and stays as it is.`)
}

function checkVersion({ id, version }: IncidentTemplate, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === version) return
  throw new DomainError('CONFLICT', `The incident template ${id} is at version ${version}, not ${expected}.`, {
    version,
  })
}
