import type { Postgres, Transaction } from '../../src/stores/postgres.ts'

/** Indexes of the table that no constraint needs. */
const INDEXES = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS sql FROM pg_index
  WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`

/** Fills a table and builds its indexes afterwards, which takes a fraction of keeping them row by row. */
export async function fillWithoutIndexes(
  postgres: Postgres,
  table: string,
  fill: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  await postgres.transaction(async (tx) => {
    // Nothing here refers to what is not there, and nobody would miss it after a crash.
    await tx.query('SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off')
    await tx.query(`SET LOCAL maintenance_work_mem = '512MB'`)
    const indexes: { name: string; sql: string }[] = await tx.query(INDEXES, [table])
    for (const { name } of indexes) await tx.query(`DROP INDEX ${name}`)
    await fill(tx)
    for (const { sql } of indexes) await tx.query(sql)
  })
  await postgres.read({ name: `bench-analyze-${table}`, text: `VACUUM (ANALYZE) ${table}` })
}
