import type { Postgres } from './postgres.ts'

/**
 * Runs `work` unless another process does the same; answers whether it did. The lock belongs to a connection of its own, so that it goes with the
 * process.
 */
export async function alone(postgres: Postgres, name: string, work: () => Promise<void>): Promise<boolean> {
  const runner = postgres.dataSource.createQueryRunner()
  try {
    const [row] = await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine', [name])
    if (!row.mine) return false
    try {
      await work()
    } finally {
      await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name])
    }
    return true
  } finally {
    await runner.release()
  }
}
