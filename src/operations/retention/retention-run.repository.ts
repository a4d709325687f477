import type { Postgres, Transaction } from '../../stores/postgres.ts'

/** What is deleted once; null where nothing of the kind ever is. */
export interface Cutoffs {
  readonly logsBefore: Date | null
  readonly signalsBefore: Date | null
}

export interface RetentionRun extends Cutoffs {
  readonly id: number
  /** Null until they have been counted, which is before the first of them is deleted. */
  readonly logs: number | null
  readonly signals: number
}

const COLUMNS = 'id, logs_before AS "logsBefore", signals_before AS "signalsBefore", logs, signals'

const UNFINISHED = {
  name: 'retention-unfinished',
  text: `SELECT ${COLUMNS} FROM retention_runs WHERE finished_at IS NULL`,
}
const BEGIN = {
  name: 'retention-begin',
  text: `INSERT INTO retention_runs (started_at, logs_before, signals_before) VALUES ($1, $2, $3) RETURNING ${COLUMNS}`,
}
const COUNT_LOGS = { name: 'retention-logs', text: 'UPDATE retention_runs SET logs = $2 WHERE id = $1' }
const LAST = { name: 'retention-last', text: 'SELECT max(finished_at) AS "finishedAt" FROM retention_runs' }

export class RetentionRunRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Left behind by a process that ended in the middle of it. */
  async unfinished(): Promise<RetentionRun | null> {
    return (await this.postgres.read<RetentionRun>(UNFINISHED))[0] ?? null
  }

  async begin(now: Date, { logsBefore, signalsBefore }: Cutoffs): Promise<RetentionRun> {
    const [run] = await this.postgres.read<RetentionRun>(BEGIN, [now, logsBefore, signalsBefore])
    return run as RetentionRun
  }

  async countLogs(id: number, logs: number): Promise<void> {
    await this.postgres.read(COUNT_LOGS, [id, logs])
  }

  async addSignals(tx: Transaction, id: number, signals: number): Promise<void> {
    await tx.query('UPDATE retention_runs SET signals = signals + $2 WHERE id = $1', [id, signals])
  }

  /** Answers what came of it; earlier runs are told by the audit trail. */
  async finish(tx: Transaction, id: number, now: Date): Promise<RetentionRun> {
    await tx.query('DELETE FROM retention_runs WHERE finished_at IS NOT NULL')
    await tx.query('UPDATE retention_runs SET finished_at = $2 WHERE id = $1', [id, now])
    const [run] = await tx.query(`SELECT ${COLUMNS} FROM retention_runs WHERE id = $1`, [id])
    return run
  }

  async lastFinished(): Promise<Date | null> {
    return (await this.postgres.read<{ finishedAt: Date | null }>(LAST))[0]?.finishedAt ?? null
  }
}
