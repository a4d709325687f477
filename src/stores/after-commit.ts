import type { EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm'

/** TypeORM makes a query runner for each transaction, and drops it afterwards. */
const callsOf = (runner: QueryRunner): (() => void)[] => {
  runner.data.afterCommit ??= []
  return runner.data.afterCommit
}

/** Calls when the transaction is committed, and never when it is not: for what is kept in memory and has changed with it. */
export function afterCommit(tx: EntityManager, call: () => void): void {
  if (!tx.queryRunner?.isTransactionActive)
    throw new Error('Calls wait for the end of a transaction, and there is none.')
  callsOf(tx.queryRunner).push(call)
}

/** TypeORM tells it of the transactions of each connection, and of savepoints as transactions inside, which are no end. */
export const callAfterCommit: EntitySubscriberInterface = {
  afterTransactionCommit: ({ queryRunner }) => {
    if (queryRunner.isTransactionActive) return
    for (const call of callsOf(queryRunner).splice(0)) call()
  },
}
