import type { Postgres, Transaction } from '../../stores/postgres.ts'

/** A case and all that were merged into it, directly or not: the table `family (id)`. */
export const FAMILY = (caseId: string): string => `
  WITH RECURSIVE family (id) AS (
    SELECT ${caseId} UNION ALL SELECT cases.id FROM cases JOIN family ON cases.merged_into_id = family.id
  )`

const FAMILIES = {
  name: 'case-families',
  text: `SELECT place::integer - 1 AS place, member.id FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, place)
         CROSS JOIN LATERAL (${FAMILY('wanted.id')} SELECT id FROM family) AS member`,
}
const WATCHERS = {
  name: 'case-watchers',
  text: `SELECT place::integer - 1 AS place, watcher.user_id AS id FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, place)
         CROSS JOIN LATERAL (
           ${FAMILY('wanted.id')}
           SELECT user_id, min(since) AS since FROM family JOIN case_watchers ON case_id = family.id GROUP BY user_id
         ) AS watcher
         ORDER BY place, watcher.since, watcher.user_id`,
}
const OLDEST = `WITH RECURSIVE line (id, next, depth) AS (
    SELECT id, merged_into_id, 0 FROM cases WHERE id = $1
    UNION ALL SELECT cases.id, merged_into_id, depth + 1 FROM cases JOIN line ON cases.id = line.next
  )
  SELECT id FROM line ORDER BY depth DESC LIMIT 1`

interface Placed {
  readonly place: number
  readonly id: string
}

/** What a case shares with those that were merged into it. */
export class FamilyRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Ids of each case and of all that were merged into it. */
  async families(caseIds: readonly string[]): Promise<string[][]> {
    return byPlace(caseIds, await this.postgres.read<Placed>(FAMILIES, [caseIds]))
  }

  /** Ids of those who watch each case, who came first first. */
  async watchers(caseIds: readonly string[]): Promise<string[][]> {
    return byPlace(caseIds, await this.postgres.read<Placed>(WATCHERS, [caseIds]))
  }

  /** The case that shows everything of a case now: itself, or the one into which it was merged in the end. */
  async headOf(tx: Transaction, caseId: string): Promise<string> {
    const [head] = await tx.query(OLDEST, [caseId])
    return head?.id ?? caseId
  }

  async watch(tx: Transaction, caseId: string, userId: string, since: Date): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO case_watchers (case_id, user_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING user_id`,
      [caseId, userId, since],
    )
    return rows.length > 0
  }

  /** In all of the family, so that nobody is told through a merged case of what they no longer want to know. */
  async unwatch(tx: Transaction, caseId: string, userId: string): Promise<boolean> {
    const [rows] = await tx.query(
      `${FAMILY('$1')} DELETE FROM case_watchers USING family WHERE case_id = family.id AND user_id = $2 RETURNING user_id`,
      [caseId, userId],
    )
    return rows.length > 0
  }
}

function byPlace(caseIds: readonly string[], rows: readonly Placed[]): string[][] {
  const lists: string[][] = caseIds.map(() => [])
  for (const { place, id } of rows) lists[place]?.push(id)
  return lists
}
