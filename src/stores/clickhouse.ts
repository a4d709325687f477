/** ClickHouse, embedded or elsewhere. */
export interface ClickHouse {
  query<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  /** Inserts whole or not at all within one partition. */
  insert(table: string, rows: readonly object[]): Promise<void>
  command(sql: string, params?: Record<string, unknown>): Promise<void>
  /** Resolves when the inserts that run now are through, also those of clients that are gone. */
  inserted(): Promise<void>
  /** What a SELECT answers as lines of JSON, however much it is: pieces that may end within a line. One at a time. */
  lines(sql: string): AsyncIterable<Buffer>
  /** Inserts whole lines of JSON. */
  insertLines(table: string, lines: Buffer): Promise<void>
  close(): Promise<void>
}
