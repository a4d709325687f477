import type { QueueLevel } from '../kernel/queue.ts'
import type { Postgres } from './postgres.ts'

/** How much waits in a table: `rows` is SQL of the table and the condition that a row waits, `since` of the time from which on it does. */
export async function queueLevel(
  postgres: Postgres,
  queue: string,
  { rows, since }: { readonly rows: string; readonly since: string },
  values: readonly unknown[] = [],
): Promise<QueueLevel> {
  const text = `SELECT count(*) AS waiting, min(${since}) AS oldest FROM ${rows}`
  const [level] = await postgres.read<Omit<QueueLevel, 'queue'>>({ name: `queue-${queue}`, text }, values)
  return { queue, waiting: level?.waiting ?? 0, oldest: level?.oldest ?? null }
}
