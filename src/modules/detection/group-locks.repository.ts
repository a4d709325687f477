import type { Transaction } from '../../stores/postgres.ts'

/** Namespace of the advisory locks that groups share. */
const GROUPS = 0x51_6e_a2
/** Groups share this many locks: Postgres keeps all locks in one table of fixed size, and a batch can touch thousands of groups. */
const LOCKS = 256

const LOCK = `SELECT pg_advisory_xact_lock(${GROUPS}, number) FROM (SELECT unnest($1::integer[]) AS number) AS locks`

/** Sees to it that a group is evaluated by one transaction at a time. */
export class GroupLocks {
  /** Always in the same order, so that two transactions cannot wait for each other. */
  async lock(tx: Transaction, groups: readonly { readonly groupHash: string }[]): Promise<void> {
    const numbers = new Set(groups.map(({ groupHash }) => Number.parseInt(groupHash.slice(0, 8), 16) % LOCKS))
    await tx.query(LOCK, [[...numbers].sort((left, right) => left - right)])
  }
}
