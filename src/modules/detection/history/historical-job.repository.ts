import type { QueueLevel } from '../../../kernel/queue.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import { queueLevel } from '../../../stores/queue-level.ts'
import type { SignalDraft } from '../../signals/index.ts'
import type { HistoricalJob, HistoricalResult } from './historical-job.ts'

const COLUMNS = `id, name, rule, range_from AS "from", range_to AS "to", state, progress, logs_total AS "logsTotal", logs_scanned AS "logsScanned",
  result_count AS "resultCount", error, creator, created_at AS "createdAt", finished_at AS "finishedAt", phase, place`

const BY_ID = { name: 'historical-job', text: `SELECT ${COLUMNS} FROM historical_jobs WHERE id = $1` }
const UNFINISHED = {
  name: 'historical-jobs-unfinished',
  text: `SELECT ${COLUMNS} FROM historical_jobs WHERE state IN ('PENDING', 'RUNNING') ORDER BY created_at, id`,
}
const INSERT = `
  INSERT INTO historical_jobs (id, name, rule, range_from, range_to, state, logs_total, creator, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
const ADVANCE = `
  UPDATE historical_jobs
  SET state = 'RUNNING', progress = $2, logs_scanned = $3, phase = $4, place = $5, result_count = result_count + $6
  WHERE id = $1 AND state IN ('PENDING', 'RUNNING') RETURNING id`
const FINISH = `
  UPDATE historical_jobs
  SET state = $2, error = $3, finished_at = $4, progress = CASE WHEN $2 = 'COMPLETED' THEN 1 ELSE progress END
  WHERE id = $1 AND state IN ('PENDING', 'RUNNING') RETURNING id`
const INSERT_RESULTS = `
  INSERT INTO historical_results (id, job_id, first_seen, draft)
  SELECT id, $1, first_seen, draft FROM jsonb_to_recordset($2::jsonb) AS result (id text, first_seen timestamptz, draft jsonb)
  ON CONFLICT (id) DO NOTHING`

const RESULT = 'id, job_id AS "jobId", draft, signal_id AS "signalId"'
const PAGE = {
  name: 'historical-results',
  text: `SELECT ${RESULT} FROM historical_results WHERE job_id = $1 AND (first_seen, id) > ($2, $3) ORDER BY first_seen, id LIMIT $4`,
}

/** Namespace of the locks by which a process shows that it is at work on a job. */
const RUNNING = 0x51_6e_a4

export class HistoricalJobRepository {
  constructor(private readonly postgres: Postgres) {}

  async insert(tx: Transaction, job: HistoricalJob): Promise<void> {
    await tx.query(INSERT, [
      ...[job.id, job.name, JSON.stringify(job.rule), job.from, job.to, job.state, job.logsTotal],
      ...[JSON.stringify(job.creator), job.createdAt],
    ])
  }

  async find(id: string): Promise<HistoricalJob | null> {
    const [row] = await this.postgres.read<HistoricalJob>(BY_ID, [id])
    return row ? toJob(row) : null
  }

  async unfinished(): Promise<HistoricalJob[]> {
    return (await this.postgres.read<HistoricalJob>(UNFINISHED)).map(toJob)
  }

  queue(): Promise<QueueLevel> {
    return queueLevel(this.postgres, 'historical_jobs', {
      rows: `historical_jobs WHERE state IN ('PENDING', 'RUNNING')`,
      since: 'created_at',
    })
  }

  /** Stores how far a job has come; false when it was cancelled meanwhile. */
  async advance(
    tx: Transaction,
    { id, progress, logsScanned, phase, place }: HistoricalJob,
    newResults: number,
  ): Promise<boolean> {
    const [rows] = (await tx.query(ADVANCE, [
      ...[id, progress, logsScanned, phase, place && JSON.stringify(place), newResults],
    ])) as [unknown[], number]
    return rows.length === 1
  }

  /** False when it was finished already. */
  async finish(
    tx: Transaction,
    id: string,
    state: HistoricalJob['state'],
    error: string | null,
    at: Date,
  ): Promise<boolean> {
    const [rows] = (await tx.query(FINISH, [id, state, error, at])) as [unknown[], number]
    return rows.length === 1
  }

  async insertResults(tx: Transaction, jobId: string, results: readonly HistoricalResult[]): Promise<void> {
    const rows = results.map(({ id, draft }) => ({ id, first_seen: draft.firstSeen, draft }))
    if (rows.length) await tx.query(INSERT_RESULTS, [jobId, JSON.stringify(rows)])
  }

  /** By the time when they begin. */
  async results(
    jobId: string,
    after: { readonly firstSeen: Date; readonly id: string } | null,
    limit: number,
  ): Promise<HistoricalResult[]> {
    const rows = await this.postgres.read<HistoricalResult>(PAGE, [
      ...[jobId, after?.firstSeen ?? '-infinity', after?.id ?? '', limit],
    ])
    return rows.map(toResult)
  }

  /** Nobody else converts them until the transaction ends. */
  async lockResults(tx: Transaction, jobId: string, ids: readonly string[]): Promise<HistoricalResult[]> {
    const rows: HistoricalResult[] = await tx.query(
      `SELECT ${RESULT} FROM historical_results WHERE job_id = $1 AND id = ANY($2) ORDER BY first_seen, id FOR UPDATE`,
      [jobId, ids],
    )
    return rows.map(toResult)
  }

  async convert(tx: Transaction, id: string, signalId: string): Promise<void> {
    await tx.query('UPDATE historical_results SET signal_id = $2 WHERE id = $1', [id, signalId])
  }

  /**
   * Runs `work` unless another process is at work on the job; answers whether it did. The lock belongs to a connection of its own, so that it goes
   * with the process.
   */
  async alone(id: string, work: () => Promise<void>): Promise<boolean> {
    const runner = this.postgres.dataSource.createQueryRunner()
    try {
      const [row] = await runner.query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine', [RUNNING, id])
      if (!row.mine) return false
      try {
        await work()
      } finally {
        await runner.query('SELECT pg_advisory_unlock($1, hashtext($2))', [RUNNING, id])
      }
      return true
    } finally {
      await runner.release()
    }
  }
}

const toJob = (row: HistoricalJob): HistoricalJob => ({
  ...row,
  logsTotal: Number(row.logsTotal),
  logsScanned: Number(row.logsScanned),
  rule: { ...row.rule, createdAt: new Date(row.rule.createdAt), updatedAt: new Date(row.rule.updatedAt) },
})

const toResult = ({ draft, ...row }: HistoricalResult): HistoricalResult => ({ ...row, draft: withDates(draft) })

const withDates = (draft: SignalDraft): SignalDraft => ({
  ...draft,
  triggeredAt: new Date(draft.triggeredAt),
  firstSeen: new Date(draft.firstSeen),
  lastSeen: new Date(draft.lastSeen),
})
