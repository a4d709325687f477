import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { TeamMemberRow, TeamRow } from './team.table.ts'

const COLUMNS = 'teams.id, teams.name, teams.handle, teams.created_at AS "createdAt"'
const LIST = { name: 'teams', text: `SELECT ${COLUMNS} FROM teams ORDER BY name, id` }
const BY_USERS = {
  name: 'teams-by-users',
  text: `SELECT user_id AS "userId", ${COLUMNS}
         FROM team_members JOIN teams ON teams.id = team_id WHERE user_id = ANY($1) ORDER BY teams.name, teams.id`,
}
const MEMBERS = {
  name: 'team-members',
  text: `SELECT team_id AS "teamId", user_id AS "userId" FROM team_members JOIN users ON users.id = user_id
         WHERE team_id = ANY($1) ORDER BY users.name, users.id`,
}

export class TeamRepository {
  constructor(private readonly postgres: Postgres) {}

  list(): Promise<TeamRow[]> {
    return this.postgres.read<TeamRow>(LIST)
  }

  listByUsers(userIds: readonly string[]): Promise<(TeamRow & { userId: string })[]> {
    return this.postgres.read<TeamRow & { userId: string }>(BY_USERS, [userIds])
  }

  members(teamIds: readonly string[]): Promise<TeamMemberRow[]> {
    return this.postgres.read<TeamMemberRow>(MEMBERS, [teamIds])
  }

  /** Locks the team, so that two changes of one team happen one after the other. */
  find(tx: Transaction, id: string): Promise<TeamRow | null> {
    return tx.findOne(TeamRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
  }

  async save(tx: Transaction, team: TeamRow): Promise<void> {
    await tx.save(TeamRow, team)
  }

  /** Handles of its members, in order. */
  async memberHandles(tx: Transaction, teamId: string): Promise<string[]> {
    const rows: { handle: string }[] = await tx.query(
      'SELECT handle FROM team_members JOIN users ON users.id = user_id WHERE team_id = $1 ORDER BY handle',
      [teamId],
    )
    return rows.map(({ handle }) => handle)
  }

  /** Replaces its members. Answers those ids that are no user's. */
  async replaceMembers(tx: Transaction, teamId: string, userIds: readonly string[]): Promise<string[]> {
    const users: { id: string }[] = await tx.query('SELECT id FROM users WHERE id = ANY($1) FOR KEY SHARE', [userIds])
    await tx.delete(TeamMemberRow, { teamId })
    if (users.length)
      await tx.insert(
        TeamMemberRow,
        users.map(({ id }) => ({ teamId, userId: id })),
      )
    const known = new Set(users.map(({ id }) => id))
    return userIds.filter((id) => !known.has(id))
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(TeamRow, { id })
  }
}
