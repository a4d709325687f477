import { DomainError } from '../../kernel/errors.ts'
import type { Transaction } from '../../stores/postgres.ts'

const TAKEN = `
  SELECT FROM users WHERE lower(handle) = lower($1) UNION ALL
  SELECT FROM teams WHERE lower(handle) = lower($1) AND id IS DISTINCT FROM $2`

/** People and teams are mentioned alike, so that no two of them have the same handle; capitals do not tell them apart. */
export async function requireFreeHandle(tx: Transaction, handle: string, teamId: string | null = null): Promise<void> {
  await lockHandles(tx)
  if ((await tx.query(TAKEN, [handle, teamId])).length)
    throw new DomainError('CONFLICT', `The handle ${handle} is taken.`, { path: 'input.handle' })
}

/** Somebody who did not choose it gets one that is free. */
export async function freeHandleLike(tx: Transaction, wish: string): Promise<string> {
  await lockHandles(tx)
  const isTaken = async (handle: string) => (await tx.query(TAKEN, [handle, null])).length > 0
  if (!(await isTaken(wish))) return wish
  for (let number = 2; ; number++) {
    const handle = `${wish.slice(0, 190)}-${number}`
    if (!(await isTaken(handle))) return handle
  }
}

/** One transaction at a time asks, and then takes. */
async function lockHandles(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox-handles'))`)
}
