import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { CaseProjectRow, CaseProjectStarRow } from './project.table.ts'
import type { CaseProject } from './project.ts'

const COLUMNS = 'id, key, name, created_at AS "createdAt"'
const ALL = { name: 'case-projects', text: `SELECT ${COLUMNS} FROM case_projects ORDER BY lower(name), id` }
const BY_IDS = { name: 'case-projects-by-ids', text: `SELECT ${COLUMNS} FROM case_projects WHERE id = ANY($1)` }
const STARRED = {
  name: 'case-project-stars',
  text: 'SELECT project_id AS id FROM case_project_stars WHERE user_id = $1 AND project_id = ANY($2)',
}
const OPEN_CASES = {
  name: 'case-projects-open-cases',
  text: `SELECT project_id AS id, count(*)::integer AS count FROM cases
         WHERE project_id = ANY($1) AND status <> 'CLOSED' AND merged_into_id IS NULL GROUP BY project_id`,
}

export class CaseProjectRepository {
  constructor(private readonly postgres: Postgres) {}

  list(): Promise<CaseProject[]> {
    return this.postgres.read<CaseProject>(ALL)
  }

  byIds(ids: readonly string[]): Promise<CaseProject[]> {
    return this.postgres.read<CaseProject>(BY_IDS, [ids])
  }

  async starred(userId: string | null, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.postgres.read<{ id: string }>(STARRED, [userId, ids])).map(({ id }) => id))
  }

  async openCases(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = await this.postgres.read<{ id: string; count: number }>(OPEN_CASES, [ids])
    return new Map(counts.map(({ id, count }) => [id, count]))
  }

  /** False where another project has the key already. */
  async insert(tx: Transaction, project: CaseProject): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(CaseProjectRow)
      .values({ ...project, lastNumber: 0 })
      .orIgnore()
      .returning('id')
      .execute()
    return inserted.raw.length > 0
  }

  async find(tx: Transaction, id: string): Promise<CaseProject | null> {
    const row = await tx.findOneBy(CaseProjectRow, { id })
    return row && { id: row.id, key: row.key, name: row.name, createdAt: row.createdAt }
  }

  /** The key of the next case of a project; null where there is no such project. Who asks next waits for the transaction to end. */
  async nextKey(tx: Transaction, id: string): Promise<string | null> {
    const [rows]: [{ key: string }[]] = await tx.query(
      `UPDATE case_projects SET last_number = last_number + 1 WHERE id = $1 RETURNING key || '-' || last_number AS key`,
      [id],
    )
    return rows[0]?.key ?? null
  }

  isStarred(tx: Transaction, userId: string, projectId: string): Promise<boolean> {
    return tx.existsBy(CaseProjectStarRow, { userId, projectId })
  }

  async star(tx: Transaction, userId: string, projectId: string): Promise<void> {
    await tx.upsert(CaseProjectStarRow, { userId, projectId }, ['userId', 'projectId'])
  }

  async unstar(tx: Transaction, userId: string, projectId: string): Promise<void> {
    await tx.delete(CaseProjectStarRow, { userId, projectId })
  }
}
