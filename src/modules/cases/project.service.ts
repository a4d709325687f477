import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import type { CaseProjectRepository } from './project.repository.ts'
import type { CaseProject } from './project.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly projects: CaseProjectRepository
}

const MAX_NAME = 200

export class CaseProjectService {
  constructor(private readonly deps: Deps) {}

  async list(viewer: Viewer): Promise<CaseProject[]> {
    requirePermission(viewer, 'cases_read')
    return this.deps.projects.list()
  }

  /** In the order of the ids; null where there is no such project. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<(CaseProject | null)[]> {
    requirePermission(viewer, 'cases_read')
    const found = new Map((await this.deps.projects.byIds(ids)).map((project) => [project.id, project]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /** By id, or by key in any case of letters. */
  async named(viewer: Viewer, reference: string): Promise<CaseProject> {
    const key = reference.trim().toUpperCase()
    const project = (await this.list(viewer)).find((one) => one.id === reference || one.key === key)
    if (!project) throw notFound('case project', reference)
    return project
  }

  async starred({ userId }: Viewer, ids: readonly string[]): Promise<boolean[]> {
    const starred = await this.deps.projects.starred(userId, ids)
    return ids.map((id) => starred.has(id))
  }

  async openCases(ids: readonly string[]): Promise<number[]> {
    const counts = await this.deps.projects.openCases(ids)
    return ids.map((id) => counts.get(id) ?? 0)
  }

  async create(viewer: Viewer, input: { readonly key: string; readonly name: string }): Promise<CaseProject> {
    requirePermission(viewer, 'cases_shared_settings_write')
    const { audit, clock, postgres, projects } = this.deps
    const { key, name } = { key: checkKey(input.key), name: checkName(input.name) }
    const project: CaseProject = { id: newId('prj', clock), key, name, createdAt: clock.now() }
    return postgres.transaction(async (tx) => {
      if (!(await projects.insert(tx, project)))
        throw new DomainError('CONFLICT', `There is a project with the key ${key}.`, { path: 'input.key' })
      await audit.record(tx, viewer, {
        action: 'created',
        ...asset(project),
        changes: changesBetween(null, { key, name }),
      })
      return project
    })
  }

  async star(viewer: Viewer, id: string, starred: boolean): Promise<CaseProject> {
    requirePermission(viewer, 'cases_read')
    const { audit, postgres, projects } = this.deps
    const { userId } = viewer
    if (!userId) throw new DomainError('FORBIDDEN', 'Stars are given by people; this is none.')
    return postgres.transaction(async (tx) => {
      const project = await projects.find(tx, id)
      if (!project) throw notFound('case project', id)
      const before = await projects.isStarred(tx, userId, id)
      if (before === starred) return project
      await (starred ? projects.star(tx, userId, id) : projects.unstar(tx, userId, id))
      const changes = changesBetween({ starred: before }, { starred })
      await audit.record(tx, viewer, { action: 'modified', ...asset(project), changes })
      return project
    })
  }
}

const asset = ({ id, name }: CaseProject) => ({ assetType: 'case_project', assetId: id, assetName: name })

/** CASE is left out, since cases are called so where they have no project. */
function checkKey(text: string): string {
  if (/^[A-Z0-9]{1,10}$/.test(text) && text !== 'CASE') return text
  const got = JSON.stringify(text.slice(0, 80))
  throw badInput('input.key', `Expected a key of 1 to 10 capital letters or digits that is not CASE, got ${got}.`)
}

function checkName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= MAX_NAME) return name
  throw badInput('input.name', `Expected a name of 1 to ${MAX_NAME} characters, got ${name.length}.`)
}
