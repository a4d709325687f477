import type { Clock } from '../../kernel/clock.ts'
import { badInput, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { requireFreeHandle } from './handles.ts'
import type { TeamRepository } from './team.repository.ts'
import type { TeamRow } from './team.table.ts'
import { checkedHandle, checkedIds, checkedName } from './texts.ts'

export interface TeamInputValues {
  readonly name: string
  readonly handle: string
  /** Stay as they are when left out. */
  readonly memberIds?: readonly string[] | null
}

/** What the trail of changes tells of a team. */
interface TeamState {
  readonly name: string
  readonly handle: string
  readonly members: readonly string[]
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly teams: TeamRepository
}

export class TeamService {
  constructor(private readonly deps: Deps) {}

  list(viewer: Viewer): Promise<TeamRow[]> {
    requirePermission(viewer, 'user_access_read')
    return this.deps.teams.list()
  }

  /** Null for what there is not, and for who may not see it. */
  async byId(viewer: Viewer, id: string): Promise<TeamRow | null> {
    if (!viewer.permissions.has('user_access_read')) return null
    return (await this.deps.teams.list()).find((team) => team.id === id) ?? null
  }

  /** Everybody may know the own teams. */
  async byUsers(viewer: Viewer, userIds: readonly string[]): Promise<TeamRow[][]> {
    if (userIds.some((id) => id !== viewer.userId)) requirePermission(viewer, 'user_access_read')
    const rows = await this.deps.teams.listByUsers(userIds)
    return userIds.map((id) => rows.filter(({ userId }) => userId === id))
  }

  /** Ids of their members, by name. */
  async membersOf(viewer: Viewer, teamIds: readonly string[]): Promise<string[][]> {
    requirePermission(viewer, 'user_access_read')
    const members = await this.deps.teams.members(teamIds)
    return teamIds.map((id) => members.filter(({ teamId }) => teamId === id).map(({ userId }) => userId))
  }

  create(viewer: Viewer, input: TeamInputValues): Promise<TeamRow> {
    requirePermission(viewer, 'user_access_manage')
    const { postgres, clock } = this.deps
    const settings = checkTeam(input)
    const team: TeamRow = { ...settings.own, id: newId('tea', clock), createdAt: clock.now() }
    return postgres.transaction(async (tx) => {
      const after = await this.#write(tx, team, settings.memberIds)
      await this.#record(tx, viewer, 'created', team, null, after)
      return team
    })
  }

  update(viewer: Viewer, id: string, input: TeamInputValues): Promise<TeamRow> {
    requirePermission(viewer, 'user_access_manage')
    const settings = checkTeam(input)
    return this.deps.postgres.transaction(async (tx) => {
      const before = await this.#get(tx, id)
      const state = await this.#stateOf(tx, before)
      const team = { ...before, ...settings.own }
      const after = await this.#write(tx, team, settings.memberIds)
      await this.#record(tx, viewer, 'modified', team, state, after)
      return team
    })
  }

  delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'user_access_manage')
    return this.deps.postgres.transaction(async (tx) => {
      const team = await this.#get(tx, id)
      const before = await this.#stateOf(tx, team)
      await this.deps.teams.delete(tx, id)
      await this.#record(tx, viewer, 'deleted', team, before, null)
    })
  }

  async #get(tx: Transaction, id: string): Promise<TeamRow> {
    const team = await this.deps.teams.find(tx, id)
    if (!team) throw notFound('team', id)
    return team
  }

  async #write(tx: Transaction, team: TeamRow, memberIds: readonly string[] | null): Promise<TeamState> {
    await requireFreeHandle(tx, team.handle, team.id)
    await this.deps.teams.save(tx, team)
    const [unknown] = memberIds ? await this.deps.teams.replaceMembers(tx, team.id, memberIds) : []
    if (unknown !== undefined) throw badInput('input.memberIds', `There is no user ${unknown}.`)
    return this.#stateOf(tx, team)
  }

  async #stateOf(tx: Transaction, { id, name, handle }: TeamRow): Promise<TeamState> {
    return { name, handle, members: await this.deps.teams.memberHandles(tx, id) }
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: 'created' | 'modified' | 'deleted',
    team: TeamRow,
    before: TeamState | null,
    after: TeamState | null,
  ): Promise<void> {
    const changes = changesBetween(before && { ...before }, after && { ...after })
    if (!changes.length) return
    await this.deps.audit.record(tx, viewer, {
      action,
      assetType: 'team',
      assetId: team.id,
      assetName: team.handle,
      changes,
    })
  }
}

const checkTeam = ({ name, handle, memberIds }: TeamInputValues) => ({
  own: { name: checkedName(name), handle: checkedHandle(handle) },
  memberIds: memberIds ? checkedIds(memberIds, 'input.memberIds') : null,
})
