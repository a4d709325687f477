import type { Transaction } from '../../../stores/postgres.ts'

export interface DueSchedule {
  readonly workflowId: string
  readonly schedule: string
  readonly nextAt: Date
}

const NEXT = `
  SELECT workflow_id AS "workflowId", schedule, next_at AS "nextAt" FROM workflow_schedules
  WHERE next_at <= $1 ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED`
const KEEP = `
  INSERT INTO workflow_schedules (workflow_id, schedule, next_at) VALUES ($1, $2, $3)
  ON CONFLICT (workflow_id) DO UPDATE SET schedule = excluded.schedule, next_at = excluded.next_at`

/** When workflows are to run next. */
export class ScheduleRepository {
  /** One for which it is time, and which no other process is at. */
  async lockNext(tx: Transaction, now: Date): Promise<DueSchedule | null> {
    const [due] = (await tx.query(NEXT, [now])) as DueSchedule[]
    return due ?? null
  }

  async keep(tx: Transaction, workflowId: string, schedule: string, nextAt: Date): Promise<void> {
    await tx.query(KEEP, [workflowId, schedule, nextAt])
  }

  async drop(tx: Transaction, workflowId: string): Promise<void> {
    await tx.query('DELETE FROM workflow_schedules WHERE workflow_id = $1', [workflowId])
  }
}
