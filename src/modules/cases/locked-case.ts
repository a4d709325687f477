import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { CaseRepository } from './case.repository.ts'
import type { StoredCase } from './case.ts'

/** Locks a case for changing it. One that was merged is changed through the case that it is part of. */
export async function lockCase(cases: CaseRepository, tx: Transaction, id: string): Promise<StoredCase> {
  const [found] = await cases.lock(tx, [id])
  if (!found) throw notFound('case', id)
  checkNotMerged(found)
  return found
}

export function checkNotMerged({ key, mergedIntoId }: StoredCase): void {
  if (mergedIntoId === null) return
  throw new DomainError('CONFLICT', `${key} was merged into the case ${mergedIntoId}.`, { mergedInto: mergedIntoId })
}
