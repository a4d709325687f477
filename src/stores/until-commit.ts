import type { EntityManager, EntitySubscriberInterface, QueryRunner, TransactionCommitEvent } from 'typeorm'

type Write = (tx: EntityManager, items: readonly never[]) => Promise<void>

interface Gathered {
  readonly items: { readonly write: Write; readonly last: boolean; readonly item: unknown }[]
  /** How many items there were when the transaction, and each savepoint in it, began. */
  readonly begins: number[]
}

/** TypeORM keeps it as long as the connection is held. */
const gatheredIn = (runner: QueryRunner | undefined): Gathered | undefined => runner?.data.untilCommit

/**
 * Gathers items during a transaction and gives them to `write`, all at once, as the last thing before the commit: a transaction of many changes then
 * writes them by one statement. What a savepoint gathered goes when it is rolled back.
 */
export class UntilCommit<Item> {
  /** `LAST` is for rows that every transaction has to lock, such as the end of a chain: they are then locked for a moment only. */
  constructor(
    private readonly write: (tx: EntityManager, items: readonly Item[]) => Promise<void>,
    private readonly turn: 'ANY' | 'LAST' = 'ANY',
  ) {}

  add(tx: EntityManager, items: readonly Item[]): void {
    const gathered = gatheredIn(tx.queryRunner)
    if (!gathered?.begins.length) throw new Error('Items are gathered in a transaction, and there is none.')
    for (const item of items) gathered.items.push({ write: this.write as Write, last: this.turn === 'LAST', item })
  }
}

/** TypeORM tells it of the transactions of each connection, and of savepoints as transactions inside. */
export const gatherUntilCommit: EntitySubscriberInterface = {
  afterTransactionStart: ({ queryRunner }) => {
    queryRunner.data.untilCommit ??= { items: [], begins: [] } satisfies Gathered
    const { items, begins } = queryRunner.data.untilCommit as Gathered
    begins.push(items.length)
  },
  beforeTransactionCommit: async ({ queryRunner, manager }: TransactionCommitEvent) => {
    const gathered = gatheredIn(queryRunner)
    if (gathered?.begins.length === 1) await writeAll(manager, gathered.items.splice(0))
  },
  afterTransactionCommit: ({ queryRunner }) => {
    gatheredIn(queryRunner)?.begins.pop()
  },
  afterTransactionRollback: ({ queryRunner }) => {
    const gathered = gatheredIn(queryRunner)
    if (gathered) gathered.items.length = gathered.begins.pop() ?? 0
  },
}

async function writeAll(tx: EntityManager, items: Gathered['items']): Promise<void> {
  const byWrite = new Map<Write, unknown[]>()
  for (const { write, item } of items.toSorted((one, other) => Number(one.last) - Number(other.last))) {
    const known = byWrite.get(write)
    if (known) known.push(item)
    else byWrite.set(write, [item])
  }
  for (const [write, gathered] of byWrite) await write(tx, gathered as never[])
}
