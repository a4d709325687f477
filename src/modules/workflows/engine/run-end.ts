import type { Viewer } from '../../../kernel/viewer.ts'
import { courseOf, outputsOf } from './course.ts'
import type { RunSession } from './run-session.ts'
import type { RunAtWork, RunChange } from './work.repository.ts'

const LONGEST_RUN_MS = 7 * 86_400_000

export const PARENT_ENDED = 'The run that waited for it has ended.'

/** Why a run cannot go on at all; null when it can. */
export function fatal(run: RunAtWork, viewer: Viewer | null, now: Date): RunChange | null {
  const startedAt = run.startedAt ?? now
  const end = { startedAt, finishedAt: now, outputs: null, dueAt: null, lease: null }
  if (run.workflowDeleted) return { ...end, state: 'CANCELED', error: 'The workflow was deleted.' }
  if (run.parentEnded) return { ...end, state: 'CANCELED', error: PARENT_ENDED }
  if (!viewer)
    return { ...end, state: 'FAILED', error: 'The owner of the workflow is disabled; somebody else has to save it.' }
  if (now.getTime() - startedAt.getTime() > LONGEST_RUN_MS)
    return { ...end, state: 'FAILED', error: 'The run has taken more than 7 days.' }
  return null
}

/** What the steps mean for the run. */
export function conclude(session: RunSession, lease: string): RunChange {
  const { run, workflow, progress, now } = session
  const startedAt = run.startedAt ?? now
  const going = { startedAt, finishedAt: null, outputs: null, error: null, lease: null }
  const open = workflow.steps.map(({ name }) => session.of(name))
  // What is under way is waited for, even where nothing else is begun.
  if (open.some(({ state }) => state === 'RUNNING')) return { ...going, state: 'RUNNING', dueAt: now, lease }
  const { failed } = courseOf(workflow, progress)
  if (failed) session.abandon()
  else if (open.some(({ state }) => state === 'WAITING')) return { ...going, state: 'WAITING', dueAt: dueOf(session) }
  const end = { startedAt, finishedAt: now, dueAt: null, lease: null }
  if (!failed) return { ...end, state: 'SUCCEEDED', outputs: outputsOf(workflow, progress), error: null }
  const { name } = failed
  return { ...end, state: 'FAILED', outputs: null, error: `The step ${name} failed: ${session.of(name).error}` }
}

/** When the first of the steps that wait goes on, and no later than the run has to end. */
function dueOf({ run, progress, now }: RunSession): Date {
  const end = (run.startedAt ?? now).getTime() + LONGEST_RUN_MS + 1
  const times = [...progress.values()].flatMap(({ state, dueAt }) => (state === 'WAITING' && dueAt ? [dueAt] : []))
  return new Date(Math.min(end, ...times.map((time) => time.getTime())))
}
