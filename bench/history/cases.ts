import type { Postgres } from '../../src/stores/postgres.ts'
import { USERS } from './signals.ts'

/** How many cases there are; signals of the history name them by their place. */
export const CASES = 1_000

/** The id of the case at a place, as SQL of Postgres. */
export const caseIdSql = (place: string): string => `concat('cas_', lpad((${place})::text, 26, '0'))`

/** Writes the cases of `fillSignals`, whose users have to be there; each has one who opened it and one who works on it. */
export async function fillCases(postgres: Postgres): Promise<void> {
  const userAt = (place: string) => `($1::text[])[1 + (${place}) % ${USERS.length}]`
  const creator = `($2::text[])[1 + place % ${USERS.length}]`
  await postgres.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO case_projects (id, key, name, last_number, created_at)
       VALUES ('prj_00000000000000000000000001', 'WORK', 'Work', ${CASES}, now()) ON CONFLICT DO NOTHING`,
    )
    await tx.query(
      `INSERT INTO cases (id, version, revision, project_id, key, former_keys, title, status, priority, assignee_id, creator_id, created_by,
         created_at, updated_at, signal_count)
       SELECT ${caseIdSql('place')}, 1, 1, 'prj_00000000000000000000000001', concat('WORK-', place), '{}', concat('What happened on day ', place),
         'IN_PROGRESS', 'P2', ${userAt('place * 7')}, ${userAt('place')},
         jsonb_build_object('kind', 'USER', 'id', ${userAt('place')}, 'name', ${creator}), now(), now(), 1
       FROM generate_series(0, ${CASES - 1}) AS place ON CONFLICT DO NOTHING`,
      [USERS.map(({ id }) => id), USERS.map(({ name }) => name)],
    )
  })
}
