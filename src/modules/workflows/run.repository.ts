import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { StepProgress, WorkflowRun } from './run.ts'

/** Notified when runs are started. */
export const CHANNEL = 'workflow_runs'

export const RUN_COLUMNS = `run.id, run.workflow_id AS "workflowId", run.workflow_version AS "workflowVersion", run.state, run.revision,
  run.trigger_kind AS "triggerKind", run.started_by AS "startedBy", run.signal_id AS "signalId", run.case_id AS "caseId",
  run.incident_id AS "incidentId", run.inputs, run.outputs, run.error, run.ancestors, run.parent_id AS "parentId",
  run.created_at AS "createdAt", run.started_at AS "startedAt", run.finished_at AS "finishedAt"`

const BY_IDS = { name: 'workflow-runs', text: `SELECT ${RUN_COLUMNS} FROM workflow_runs AS run WHERE id = ANY($1)` }
const BY_ONCE = {
  name: 'workflow-run-once',
  text: `SELECT ${RUN_COLUMNS}, arguments_hash AS "argumentsHash" FROM workflow_runs AS run WHERE once = $1`,
}
// Each list reads no further than the longest of its pages.
const pageOf = (column: string) => ({
  name: `workflow-runs-of-${column}`,
  text: `
    SELECT wanted.request, ${RUN_COLUMNS} FROM jsonb_to_recordset($1) AS wanted
      (request integer, id text, "createdAt" timestamptz, "runId" text)
    CROSS JOIN LATERAL (
      SELECT * FROM workflow_runs AS run
      WHERE run.${column} = wanted.id AND (created_at, run.id) < (coalesce(wanted."createdAt", 'infinity'), wanted."runId")
      ORDER BY created_at DESC, run.id DESC LIMIT $2
    ) AS run`,
})
const PAGES = {
  workflowId: pageOf('workflow_id'),
  signalId: pageOf('signal_id'),
  caseId: pageOf('case_id'),
}
const STEPS = {
  name: 'workflow-run-steps',
  text: `SELECT run_id AS "runId", name, state, attempts, started_at AS "startedAt", finished_at AS "finishedAt", due_at AS "dueAt", output, error
         FROM workflow_run_steps WHERE run_id = ANY($1)`,
}
const SINCE = `
  SELECT count(*)::integer AS count FROM workflow_runs
  WHERE workflow_id = $1 AND trigger_kind = $2 AND created_at > $3 AND state <> 'SKIPPED'`
const INSERT = `
  INSERT INTO workflow_runs (id, workflow_id, workflow_version, state, once, arguments_hash, trigger_kind, started_by, signal_id, case_id,
    incident_id, inputs, error, ancestors, parent_id, created_at, finished_at, due_at)
  SELECT id, "workflowId", "workflowVersion", state, once, "argumentsHash", "triggerKind", "startedBy", "signalId", "caseId",
    "incidentId", inputs, error, ARRAY(SELECT jsonb_array_elements_text(ancestors)), "parentId", "createdAt", "finishedAt",
    CASE WHEN "finishedAt" IS NULL THEN "createdAt" END
  FROM jsonb_to_recordset($1::jsonb) AS given (id text, "workflowId" text, "workflowVersion" integer, state text, once text,
    "argumentsHash" text, "triggerKind" text, "startedBy" jsonb, "signalId" text, "caseId" text, "incidentId" text, inputs jsonb,
    error text, ancestors jsonb, "parentId" text, "createdAt" timestamptz, "finishedAt" timestamptz)
  ON CONFLICT DO NOTHING
  RETURNING id`

const WAKE_ALL = 'UPDATE workflow_runs SET due_at = $2 WHERE workflow_id = $1 AND finished_at IS NULL'

/** How a run is told from others that must not be started beside it. */
export interface RunIdentity {
  readonly once: string | null
  readonly argumentsHash: string | null
}

export type RunOwner = keyof typeof PAGES

export interface RunPlace {
  readonly createdAt: Date
  readonly id: string
}

export interface RunListRequest {
  readonly ids: readonly string[]
  /** Behind this one. */
  readonly after: RunPlace | null
  readonly limit: number
}

export class RunRepository {
  constructor(private readonly postgres: Postgres) {}

  byIds(ids: readonly string[]): Promise<WorkflowRun[]> {
    return this.postgres.read<WorkflowRun>(BY_IDS, [ids])
  }

  async ofOnce(once: string): Promise<(WorkflowRun & Pick<RunIdentity, 'argumentsHash'>) | null> {
    const [run] = await this.postgres.read<WorkflowRun & Pick<RunIdentity, 'argumentsHash'>>(BY_ONCE, [once])
    return run ?? null
  }

  /** One list for each request, by one statement. Of all the owners of a request together, the newest first. */
  async lists(owner: RunOwner, requests: readonly RunListRequest[]): Promise<WorkflowRun[][]> {
    const wanted = requests.flatMap(({ ids, after }, request) =>
      ids.map((id) => ({ request, id, createdAt: after?.createdAt ?? null, runId: after?.id ?? '' })),
    )
    const longest = Math.max(0, ...requests.map(({ limit }) => limit))
    const rows = wanted.length
      ? await this.postgres.read<WorkflowRun & { request: number }>(PAGES[owner], [JSON.stringify(wanted), longest])
      : []
    const lists = requests.map((): WorkflowRun[] => [])
    for (const { request, ...run } of rows.sort(newestFirst)) lists[request]?.push(run)
    return lists.map((runs, request) => runs.slice(0, requests[request]?.limit))
  }

  /** Of several runs; steps that were not begun are not among them. */
  async steps(ids: readonly string[]): Promise<(StepProgress & { readonly runId: string; readonly name: string })[]> {
    return this.postgres.read(STEPS, [ids])
  }

  /** Runs of a workflow that a trigger has started since a time. */
  async countSince(tx: Transaction, workflowId: string, kind: string, since: Date): Promise<number> {
    const [row] = (await tx.query(SINCE, [workflowId, kind, since])) as { count: number }[]
    return row?.count ?? 0
  }

  /** Those of the texts for which a run has been started. */
  async startedFor(tx: Transaction, onces: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = (await tx.query('SELECT once FROM workflow_runs WHERE once = ANY($1)', [onces])) as { once: string }[]
    return new Set(rows.map(({ once }) => once))
  }

  /** One transaction at a time counts, and then inserts. */
  async lockRate(tx: Transaction, workflowId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('signalbox-workflow-rate ' || $1, 0))`, [workflowId])
  }

  /** The ids of those that were not there already. */
  async insert(tx: Transaction, runs: readonly (WorkflowRun & RunIdentity)[]): Promise<ReadonlySet<string>> {
    const rows = (await tx.query(INSERT, [JSON.stringify(runs)])) as { id: string }[]
    return new Set(rows.map(({ id }) => id))
  }

  /** There is something to do for all of a workflow that are not finished. */
  async wakeAll(tx: Transaction, workflowId: string, now: Date): Promise<void> {
    await tx.query(WAKE_ALL, [workflowId, now])
    await this.announce(tx)
  }

  /** Wakes every process with the commit. */
  async announce(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_notify('${CHANNEL}', '')`)
  }
}

const newestFirst = (left: RunPlace, right: RunPlace): number =>
  right.createdAt.getTime() - left.createdAt.getTime() || (left.id < right.id ? 1 : -1)
