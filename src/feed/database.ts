/** What the feed needs of the store; the Postgres of `stores` fits. */
export interface FeedDatabase {
  transaction<T>(work: (tx: FeedTransaction) => Promise<T>): Promise<T>
  read<Row extends object>(statement: { name: string; text: string }, values?: readonly unknown[]): Promise<Row[]>
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>
}

export interface FeedTransaction {
  // biome-ignore lint/suspicious/noExplicitAny: the signature of TypeORM's EntityManager.
  query(sql: string, values?: any[]): Promise<any>
}

/** Notified by each transaction that wrote to the feed. */
export const CHANNEL = 'feed'
