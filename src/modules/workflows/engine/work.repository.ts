import type { QueueLevel } from '../../../kernel/queue.ts'
import type { Permission, Restrictions } from '../../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import { queueLevel } from '../../../stores/queue-level.ts'
import { RUN_COLUMNS } from '../run.repository.ts'
import type { RunState, StepProgress, WorkflowRun } from '../run.ts'

/** A run that somebody works on, and what is to be known of its workflow as it is now. */
export interface RunAtWork extends WorkflowRun {
  readonly lease: string | null
  readonly failures: number
  readonly workflowName: string
  readonly workflowHandle: string | null
  readonly ownerId: string | null
  readonly ownerLimits: readonly Permission[] | null
  readonly ownerRestrictions: Restrictions | null
  readonly workflowDeleted: boolean
  /** The run that waited for it has ended. */
  readonly parentEnded: boolean
}

/** What becomes of a run in a transaction. */
export interface RunChange {
  readonly state: RunState
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly outputs: WorkflowRun['outputs']
  readonly error: string | null
  readonly dueAt: Date | null
  /** Who has steps of it under way from now on. */
  readonly lease: string | null
}

/** What a transaction has done for a run. */
export interface WorkedRun {
  readonly run: RunAtWork
  readonly change: RunChange
  /** Those that have changed. */
  readonly steps: ReadonlyMap<string, StepProgress>
}

/** Leases are measured by the clock of the database alone. */
export const LEASE_SECONDS = 10

const AT_WORK = `${RUN_COLUMNS}, run.lease, run.failures, workflow.name AS "workflowName", workflow.handle AS "workflowHandle",
  workflow.owner_id AS "ownerId", workflow.owner_limits AS "ownerLimits",
  workflow.owner_restrictions AS "ownerRestrictions", workflow.deleted_at IS NOT NULL AS "workflowDeleted",
  parent.finished_at IS NOT NULL AS "parentEnded"`
const FROM = `FROM workflow_runs AS run JOIN workflows AS workflow ON workflow.id = run.workflow_id
  LEFT JOIN workflow_runs AS parent ON parent.id = run.parent_id`
const NEXT = `
  SELECT ${AT_WORK} ${FROM}
  WHERE run.due_at <= $1 AND (run.leased_until IS NULL OR run.leased_until < clock_timestamp())
  ORDER BY run.due_at LIMIT $2 FOR UPDATE OF run SKIP LOCKED`
const LOCK = `SELECT ${AT_WORK} ${FROM} WHERE run.id = $1 AND run.finished_at IS NULL FOR UPDATE OF run`
const STEPS = `
  SELECT run_id AS "runId", name, state, attempts, started_at AS "startedAt", finished_at AS "finishedAt", due_at AS "dueAt", output, error
  FROM workflow_run_steps WHERE run_id = ANY($1)`
// One round trip for all that a transaction has done.
const STORE = `
  WITH steps AS (
    INSERT INTO workflow_run_steps (run_id, name, state, attempts, started_at, finished_at, due_at, output, error, transaction)
    SELECT "runId", name, state, attempts, "startedAt", "finishedAt", "dueAt", nullif(output, 'null'), error, pg_current_xact_id()
    FROM jsonb_to_recordset($1::jsonb) AS given ("runId" text, name text, state text, attempts integer, "startedAt" timestamptz,
      "finishedAt" timestamptz, "dueAt" timestamptz, output jsonb, error text)
    ON CONFLICT (run_id, name) DO UPDATE SET state = excluded.state, attempts = excluded.attempts, started_at = excluded.started_at,
      finished_at = excluded.finished_at, due_at = excluded.due_at, output = excluded.output, error = excluded.error,
      transaction = excluded.transaction
  )
  UPDATE workflow_runs AS run SET state = given.state, revision = run.revision + 1, started_at = given."startedAt",
    finished_at = given."finishedAt", outputs = nullif(given.outputs, 'null'), error = given.error, due_at = given."dueAt", lease = given.lease,
    leased_until = CASE WHEN given.lease IS NULL THEN NULL ELSE clock_timestamp() + interval '${LEASE_SECONDS} seconds' END, failures = 0
  FROM jsonb_to_recordset($2::jsonb) AS given (id text, state text, "startedAt" timestamptz, "finishedAt" timestamptz, outputs jsonb,
    error text, "dueAt" timestamptz, lease text)
  WHERE run.id = given.id`
const WAKE = 'UPDATE workflow_runs SET due_at = $2 WHERE id = $1 AND finished_at IS NULL'
// Whoever is at one of them is not waited for, since they may be about to wake the parent.
const WAKE_CHILDREN = `
  UPDATE workflow_runs SET due_at = $2 WHERE id IN (
    SELECT id FROM workflow_runs WHERE parent_id = ANY($1) AND finished_at IS NULL FOR UPDATE SKIP LOCKED)`
const MISS = 'UPDATE workflow_runs SET failures = failures + 1, due_at = $2 WHERE id = $1 AND finished_at IS NULL'
const RENEW = {
  name: 'workflow-leases-renew',
  text: `UPDATE workflow_runs SET leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
         WHERE id = ANY($1) AND lease = $2 RETURNING id`,
}
const RELEASE = {
  name: 'workflow-leases-release',
  text: 'UPDATE workflow_runs SET lease = NULL, leased_until = NULL WHERE lease = $1',
}
const NEXT_DUE = {
  name: 'workflow-runs-next-due',
  text: `SELECT least(
    (SELECT min(due_at) FROM workflow_runs WHERE due_at IS NOT NULL AND (leased_until IS NULL OR leased_until < clock_timestamp())),
    (SELECT min(next_at) FROM workflow_schedules)) AS at`,
}
const CHILDREN = {
  name: 'workflow-runs-children',
  text: 'SELECT id FROM workflow_runs WHERE parent_id = $1 AND finished_at IS NULL',
}
const STATE = 'SELECT state, outputs, error FROM workflow_runs WHERE id = $1'

/** Runs as the engine works on them. */
export class WorkRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Runs for which it is time, and which nobody else is at. */
  lockNext(tx: Transaction, now: Date, limit: number): Promise<RunAtWork[]> {
    return tx.query(NEXT, [now, limit])
  }

  /** Null when it is finished. */
  async lock(tx: Transaction, id: string): Promise<RunAtWork | null> {
    const [run] = (await tx.query(LOCK, [id])) as RunAtWork[]
    return run ?? null
  }

  /** By run. */
  async steps(tx: Transaction, ids: readonly string[]): Promise<Map<string, Map<string, StepProgress>>> {
    const byRun = new Map<string, Map<string, StepProgress>>(ids.map((id) => [id, new Map()]))
    if (ids.length === 0) return byRun
    const rows = (await tx.query(STEPS, [ids])) as (StepProgress & { runId: string; name: string })[]
    for (const { runId, name, ...step } of rows) byRun.get(runId)?.set(name, step)
    return byRun
  }

  /** The steps that have changed, and the runs. */
  async store(tx: Transaction, worked: readonly WorkedRun[]): Promise<void> {
    const steps = worked.flatMap(({ run, steps }) =>
      [...steps].map(([name, step]) => ({ runId: run.id, name, ...step })),
    )
    const runs = worked.map(({ run, change }) => ({ id: run.id, ...change }))
    await tx.query(STORE, [JSON.stringify(steps), JSON.stringify(runs)])
  }

  /** There is something to do for it. */
  async wake(tx: Transaction, id: string, now: Date): Promise<void> {
    await tx.query(WAKE, [id, now])
  }

  /** There is something to do for what they waited for, now that they have ended. */
  async wakeChildren(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
    if (ids.length > 0) await tx.query(WAKE_CHILDREN, [ids, now])
  }

  /** It could not be worked on, for no reason of its own. */
  async miss(tx: Transaction, id: string, again: Date): Promise<void> {
    await tx.query(MISS, [id, again])
  }

  /** Answers those that are still leased to `lease`. */
  async renew(ids: readonly string[], lease: string): Promise<ReadonlySet<string>> {
    return new Set((await this.postgres.read<{ id: string }>(RENEW, [ids, lease])).map(({ id }) => id))
  }

  async release(lease: string): Promise<void> {
    await this.postgres.read(RELEASE, [lease])
  }

  /** Runs for which it is time and that nobody works on. */
  queue(now: Date): Promise<QueueLevel> {
    return queueLevel(
      this.postgres,
      'workflow_runs',
      {
        rows: 'workflow_runs WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until < clock_timestamp())',
        since: 'due_at',
      },
      [now],
    )
  }

  /** When there is something to do for a run or a schedule. */
  async nextDue(): Promise<Date | null> {
    const [row] = await this.postgres.read<{ at: Date | null }>(NEXT_DUE)
    return row?.at ?? null
  }

  async children(id: string): Promise<string[]> {
    return (await this.postgres.read<{ id: string }>(CHILDREN, [id])).map((child) => child.id)
  }

  async stateOf(tx: Transaction, id: string): Promise<Pick<WorkflowRun, 'state' | 'outputs' | 'error'> | null> {
    const [row] = (await tx.query(STATE, [id])) as Pick<WorkflowRun, 'state' | 'outputs' | 'error'>[]
    return row ?? null
  }
}
