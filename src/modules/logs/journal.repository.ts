import { randomInt } from 'node:crypto'
import type { Clock } from '../../kernel/clock.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'

/** Namespace of the advisory locks by which processes show that they live. */
const LIVING = 0x51_6e_a1

const BEGIN = {
  name: 'journal-begin',
  text: `WITH next AS (UPDATE intake_counter SET number = number + 1 RETURNING number)
         INSERT INTO intake_batches (number, state, process, at) SELECT number, 'storing', $1, $2 FROM next RETURNING number`,
}
const STORED = {
  name: 'journal-stored',
  text: `UPDATE intake_batches SET state = 'stored' WHERE number = $1 AND state = 'storing' RETURNING number`,
}
const DROP = { name: 'journal-drop', text: 'DELETE FROM intake_batches WHERE number = $1' }
const FINISH = 'DELETE FROM intake_batches WHERE number = ANY($1) RETURNING number'
const OPEN = {
  name: 'journal-open',
  text: 'SELECT number, state, process FROM intake_batches WHERE process <> $1 ORDER BY number',
}
const SEEN = `SELECT (SELECT number FROM intake_counter) AS last, coalesce(array_agg(number), '{}') AS open FROM intake_batches`

export interface JournalEntry {
  readonly number: number
  readonly state: 'storing' | 'stored'
}

/** Which batches' matches count at a moment: those up to `last` that are not `open`, and one's own. */
export interface EvaluatedBatches {
  readonly last: number
  readonly open: readonly number[]
}

/**
 * The batches of logs that are under way. A batch is entered before its logs are stored and leaves in the transaction that holds what detection
 * made of it, so that whatever dies in between is finished, or taken back, exactly once.
 */
export class JournalRepository {
  readonly #process = randomInt(1, 2 ** 31 - 1)
  #life: Promise<() => Promise<void>> | null = null

  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  /** Shows others that this process lives, until the answered function is called or the process ends. */
  join(): Promise<() => Promise<void>> {
    this.#life ??= this.#lock()
    return this.#life
  }

  async begin(): Promise<number> {
    const [row] = await this.postgres.read<{ number: number }>(BEGIN, [this.#process, this.clock.now()])
    if (!row) throw new Error('The intake counter is missing.')
    return row.number
  }

  /** False when another process took this one for dead and has taken the batch back. */
  async stored(number: number): Promise<boolean> {
    return (await this.postgres.read(STORED, [number])).length === 1
  }

  async drop(number: number): Promise<void> {
    await this.postgres.read(DROP, [number])
  }

  /** Throws when one of the batches was finished by somebody else meanwhile: then nothing of this transaction may stay. */
  async finish(tx: Transaction, numbers: readonly number[]): Promise<void> {
    const [finished] = (await tx.query(FINISH, [numbers])) as [unknown[], number]
    if (finished.length !== numbers.length) throw new Error('A batch of logs was evaluated by another process.')
  }

  async evaluated(tx: Transaction): Promise<EvaluatedBatches> {
    const [row] = (await tx.query(SEEN)) as [EvaluatedBatches]
    return { last: row.last, open: row.open.map(Number) }
  }

  /** The batches that dead processes left behind. */
  async orphans(): Promise<JournalEntry[]> {
    const entries = await this.postgres.read<JournalEntry & { process: number }>(OPEN, [this.#process])
    const alive = new Map<number, boolean>()
    for (const { process } of entries) {
      if (!alive.has(process)) alive.set(process, await this.#lives(process))
    }
    return entries.filter(({ process }) => !alive.get(process))
  }

  async #lives(process: number): Promise<boolean> {
    const [row] = await this.postgres.read<{ dead: boolean }>(
      { name: 'journal-lives', text: 'SELECT pg_try_advisory_xact_lock($1, $2) AS dead' },
      [LIVING, process],
    )
    return !row?.dead
  }

  /** The lock belongs to one connection, which is kept out of the pool for that. */
  async #lock(): Promise<() => Promise<void>> {
    const runner = this.postgres.dataSource.createQueryRunner()
    await runner.query('SELECT pg_advisory_lock($1, $2)', [LIVING, this.#process])
    return async () => {
      this.#life = null
      await runner.query('SELECT pg_advisory_unlock($1, $2)', [LIVING, this.#process])
      await runner.release()
    }
  }
}
