import { randomInt } from 'node:crypto'
import type { Clock } from '../../kernel/clock.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'

/** Namespace of the advisory locks by which processes show that they live. */
const LIVING = 0x51_6e_a1
/** Owns the batches that are being taken back: it never lives, so that whoever looks finishes what somebody has begun. */
const NOBODY = 0

const BEGIN = {
  name: 'journal-begin',
  text: `WITH next AS (UPDATE intake_counter SET number = number + 1 RETURNING number)
         INSERT INTO intake_batches (number, state, process, at) SELECT number, 'storing', $1, $2 FROM next RETURNING number`,
}
/** Tells the other servers, whose clients follow logs as they come. */
export const STORED_LOGS = 'stored_logs'

const STORED = {
  name: 'journal-stored',
  text: `WITH stored AS (
           UPDATE intake_batches SET state = 'stored' WHERE number = $1 AND state = 'storing' AND process = $2 RETURNING number
         )
         SELECT number, pg_notify('${STORED_LOGS}', concat(number, ' ', $2::integer)) FROM stored`,
}
const DROP = { name: 'journal-drop', text: 'DELETE FROM intake_batches WHERE number = $1' }
const FINISH = 'DELETE FROM intake_batches WHERE number = ANY($1) AND process = $2 RETURNING number'
const ALL = { name: 'journal-all', text: 'SELECT number, state, process FROM intake_batches ORDER BY number' }
const ADOPT = {
  name: 'journal-adopt',
  text: `UPDATE intake_batches SET process = $3 WHERE number = $1 AND process = $2 AND state = 'stored' RETURNING number`,
}
const DISOWN = {
  name: 'journal-disown',
  text: `UPDATE intake_batches SET process = ${NOBODY} WHERE number = $1 AND process = $2 AND state = 'storing' RETURNING number`,
}
const STORING = {
  name: 'journal-storing',
  text: `SELECT number FROM intake_batches
         WHERE state = 'storing' AND number = ANY($2) AND NOT (process = $1 AND number = ANY($3))`,
}
const HAS_DEAD = {
  name: 'journal-has-dead',
  text: `SELECT 1 FROM (SELECT DISTINCT process FROM intake_batches WHERE state = 'storing' AND process <> $1) AS other
         WHERE pg_try_advisory_xact_lock($2, process) LIMIT 1`,
}
const SEEN = `SELECT (SELECT number FROM intake_counter) AS last, coalesce(array_agg(number), '{}') AS open FROM intake_batches`

export interface JournalEntry {
  readonly number: number
  readonly state: 'storing' | 'stored'
  readonly process: number
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
  /** Batches that this process is at work on. */
  readonly #underWay = new Set<number>()
  #beginning = 0

  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  /** Shows others that this process lives, until the answered function is called or the process ends. */
  join(): Promise<() => Promise<void>> {
    this.#life ??= this.postgres.hold([LIVING, this.#process])
    return this.#life
  }

  /** Calls back with the numbers of batches that other processes have stored. Answers how to stop. */
  hearOthers(heard: (number: number) => void): Promise<() => Promise<void>> {
    return this.postgres.listen(STORED_LOGS, (payload) => {
      const [number, process] = payload.split(' ').map(Number)
      if (number && process !== this.#process) heard(number)
    })
  }

  async begin(): Promise<number> {
    this.#beginning += 1
    try {
      const [row] = await this.postgres.read<{ number: number }>(BEGIN, [this.#process, this.clock.now()])
      if (!row) throw new Error('The intake counter is missing.')
      this.#underWay.add(row.number)
      return row.number
    } finally {
      this.#beginning -= 1
    }
  }

  /** False when another process took this one for dead and has taken the batch over. */
  async stored(number: number): Promise<boolean> {
    return (await this.postgres.read(STORED, [number, this.#process])).length === 1
  }

  /**
   * From now on nobody can count the batch as stored, so that it may be taken back. False when somebody does count it so already, or has taken it
   * over.
   */
  async disown(number: number, process = this.#process): Promise<boolean> {
    return (await this.postgres.read(DISOWN, [number, process])).length === 1
  }

  /** Takes a batch that was disowned off the journal. */
  async drop(number: number): Promise<void> {
    await this.postgres.read(DROP, [number])
  }

  /** Throws when one of the batches was finished by somebody else meanwhile: then nothing of this transaction may stay. */
  async finish(tx: Transaction, numbers: readonly number[]): Promise<void> {
    const [finished] = (await tx.query(FINISH, [numbers, this.#process])) as [unknown[], number]
    if (finished.length !== numbers.length) throw new Error('A batch of logs was evaluated by another process.')
  }

  async evaluated(tx: Transaction): Promise<EvaluatedBatches> {
    const [row] = (await tx.query(SEEN)) as [EvaluatedBatches]
    return { last: row.last, open: row.open.map(Number) }
  }

  /** This process has done with them what it could; what is still entered is found again by whoever looks for what was left. */
  leave(numbers: readonly number[]): void {
    for (const number of numbers) this.#underWay.delete(number)
  }

  /** The batches that nobody is at work on: those of dead processes, and what this one did not get done. */
  async left(): Promise<JournalEntry[]> {
    const entries = await this.postgres.read<JournalEntry>(ALL)
    const alive = new Map<number, boolean>()
    for (const { process } of entries) {
      if (process !== this.#process && !alive.has(process)) alive.set(process, await this.#lives(process))
    }
    // One that begins at this moment may be entered and not yet known.
    const isOwn = ({ number }: JournalEntry) => this.#beginning > 0 || this.#underWay.has(number)
    return entries.filter((entry) => !(entry.process === this.#process ? isOwn(entry) : alive.get(entry.process)))
  }

  /** Whether some process died while it was storing. */
  async hasDead(): Promise<boolean> {
    return (await this.postgres.read(HAS_DEAD, [this.#process, LIVING])).length > 0
  }

  /** Of which of these batches nobody knows what becomes of them: those that others are storing, or that are to be taken back. */
  async storing(numbers: readonly number[]): Promise<ReadonlySet<number>> {
    if (!numbers.length) return new Set()
    const rows = await this.postgres.read<{ number: number }>(STORING, [this.#process, numbers, [...this.#underWay]])
    return new Set(rows.map(({ number }) => number))
  }

  /** Makes a stored batch this process's own. False when somebody else was faster. */
  async adopt({ number, process }: JournalEntry): Promise<boolean> {
    const isOwn = (await this.postgres.read(ADOPT, [number, process, this.#process])).length === 1
    if (isOwn) this.#underWay.add(number)
    return isOwn
  }

  async #lives(process: number): Promise<boolean> {
    const [row] = await this.postgres.read<{ dead: boolean }>(
      { name: 'journal-lives', text: 'SELECT pg_try_advisory_xact_lock($1, $2) AS dead' },
      [LIVING, process],
    )
    return !row?.dead
  }
}
