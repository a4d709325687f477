import type { Clock } from '../../../kernel/clock.ts'
import type { Logger } from '../../../kernel/logger.ts'
import type { Postgres, Transaction } from '../../../stores/postgres.ts'
import { nextTick } from '../check/check-triggers.ts'
import { isOfTheDatabase } from '../engine/retry.ts'
import { type RunStarts, TRIGGER_VIEWER } from '../run-starts.ts'
import type { WorkflowRepository } from '../workflow.repository.ts'
import { triggerOf, type Workflow } from '../workflow.ts'
import type { DueSchedule, ScheduleRepository } from './schedule.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly workflows: WorkflowRepository
  readonly schedules: ScheduleRepository
  readonly starts: RunStarts
}

/** Until one that could not be followed is tried again. */
const TRY_AGAIN_MS = 3_600_000

/** Starts runs by the time. Each tick is taken by one process; of those that passed while none was there, one is made up for. */
export class Schedules {
  constructor(private readonly deps: Deps) {}

  /** Whether there was one for which it was time. */
  tick(): Promise<boolean> {
    const { postgres, clock, logger, schedules } = this.deps
    return postgres.transaction(async (tx) => {
      const now = clock.now()
      const due = await schedules.lockNext(tx, now)
      if (!due) return false
      try {
        // A transaction within one is a savepoint.
        await tx.transaction((inner) => this.#take(inner, due, now))
      } catch (err) {
        if (isOfTheDatabase(err)) throw err
        logger.error({ err, workflow: due.workflowId }, 'the schedule of a workflow could not be followed')
        await schedules.keep(tx, due.workflowId, due.schedule, new Date(now.getTime() + TRY_AGAIN_MS))
      }
      return true
    })
  }

  async #take(tx: Transaction, due: DueSchedule, now: Date): Promise<void> {
    const { workflows, schedules, starts } = this.deps
    const [workflow] = await workflows.byIds([due.workflowId])
    if (workflow?.published && !workflow.deletedAt) {
      const once = `schedule ${workflow.id} ${due.nextAt.toISOString()}`
      await starts.startIn(tx, TRIGGER_VIEWER, [{ workflow, kind: 'SCHEDULE', once }])
    }
    const nextAt = nextTick(due.schedule, now)
    if (nextAt) await schedules.keep(tx, due.workflowId, due.schedule, nextAt)
    else await schedules.drop(tx, due.workflowId)
  }

  /** Follows a change of the workflow; one that keeps its schedule keeps the time of its next run. */
  async follow(tx: Transaction, before: Workflow | null, after: Workflow): Promise<void> {
    const { schedules, clock } = this.deps
    const [former, schedule] = [scheduleOf(before), scheduleOf(after)]
    if (former === schedule) return
    const nextAt = schedule === null ? null : nextTick(schedule, clock.now())
    if (schedule === null || !nextAt) await schedules.drop(tx, after.id)
    else await schedules.keep(tx, after.id, schedule, nextAt)
  }
}

const scheduleOf = (workflow: Workflow | null): string | null =>
  workflow?.published && !workflow.deletedAt ? (triggerOf(workflow, 'SCHEDULE')?.schedule ?? null) : null
