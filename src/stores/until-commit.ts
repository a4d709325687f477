import type { EntityManager, EntitySubscriberInterface, TransactionCommitEvent, TransactionStartEvent } from 'typeorm'

type Write = (tx: EntityManager, items: readonly never[]) => Promise<void>

interface Gathered {
  readonly items: { readonly write: Write; readonly item: unknown }[]
  /** How many items there were when the transaction, and each savepoint in it, began. */
  readonly begins: number[]
}

const running = new WeakMap<EntityManager, Gathered>()

/**
 * Gathers items during a transaction and gives them to `write`, all at once, as the last thing before the commit: for rows that every transaction
 * has to lock, such as the end of a chain, which are then locked for a moment only. What a savepoint gathered goes when it is rolled back.
 */
export class UntilCommit<Item> {
  constructor(private readonly write: (tx: EntityManager, items: readonly Item[]) => Promise<void>) {}

  add(tx: EntityManager, items: readonly Item[]): void {
    const gathered = running.get(tx)
    if (!gathered) throw new Error('Items are gathered in a transaction, and there is none.')
    for (const item of items) gathered.items.push({ write: this.write as Write, item })
  }
}

/** TypeORM tells it of the transactions of a connection, and of savepoints as transactions inside. */
export const gatherUntilCommit: EntitySubscriberInterface = {
  afterTransactionStart: ({ manager }: TransactionStartEvent) => {
    const gathered = running.get(manager)
    if (gathered) gathered.begins.push(gathered.items.length)
    else running.set(manager, { items: [], begins: [0] })
  },
  beforeTransactionCommit: async ({ manager }: TransactionCommitEvent) => {
    const gathered = running.get(manager)
    if (gathered?.begins.length === 1) await writeAll(manager, gathered)
  },
  afterTransactionCommit: ({ manager }) => end(manager),
  afterTransactionRollback: ({ manager }) => {
    const gathered = running.get(manager)
    if (gathered) gathered.items.length = gathered.begins.at(-1) ?? 0
    end(manager)
  },
}

async function writeAll(manager: EntityManager, { items }: Gathered): Promise<void> {
  const byWrite = new Map<Write, unknown[]>()
  for (const { write, item } of items) {
    const known = byWrite.get(write)
    if (known) known.push(item)
    else byWrite.set(write, [item])
  }
  for (const [write, gathered] of byWrite) await write(manager, gathered as never[])
}

function end(manager: EntityManager): void {
  const gathered = running.get(manager)
  gathered?.begins.pop()
  if (gathered?.begins.length === 0) running.delete(manager)
}
