import type { CompiledStep, CompiledWorkflow } from '../compiled-workflow.ts'
import { PENDING, type Progress, type StepProgress, type WorkflowRun } from '../run.ts'

/** What can be told of the steps from how far each is. */
export interface Course {
  /** Pending steps to which the way is clear. */
  readonly ready: readonly CompiledStep[]
  /** Pending steps to which no way leads any more. */
  readonly unreached: readonly CompiledStep[]
  /** A step that has failed without a way to go on: nothing else is begun. */
  readonly failed: CompiledStep | null
}

type EdgeState = 'TAKEN' | 'NOT_TAKEN' | 'OPEN'

/**
 * A step waits until each edge that leads to it is decided, and is reached when one of them is taken. A step that has succeeded takes `next`; one that
 * was reached and skipped does so too, as if it were not there; one that has failed takes `onError`.
 */
export function courseOf({ steps }: CompiledWorkflow, progress: Progress): Course {
  const reached = new Set<string>()
  const ready: CompiledStep[] = []
  const unreached: CompiledStep[] = []
  const lost = new Set<string>()
  let failed: CompiledStep | null = null
  for (const step of steps) {
    const { state } = progress.get(step.name) ?? PENDING
    const edges = step.from.map(({ step: from, kind }) =>
      lost.has(from) ? 'NOT_TAKEN' : edgeOf(progress.get(from) ?? PENDING, reached.has(from), kind),
    )
    const isReached = edges.length === 0 || edges.includes('TAKEN')
    if (isReached) reached.add(step.name)
    if (state === 'FAILED' && step.onError.length === 0) failed ??= step
    if (state !== 'PENDING' || edges.includes('OPEN')) continue
    if (isReached) ready.push(step)
    else {
      unreached.push(step)
      lost.add(step.name)
    }
  }
  return { ready, unreached, failed }
}

function edgeOf({ state }: StepProgress, isReached: boolean, kind: 'next' | 'onError'): EdgeState {
  switch (state) {
    case 'SUCCEEDED':
      return kind === 'next' ? 'TAKEN' : 'NOT_TAKEN'
    case 'FAILED':
      return kind === 'onError' ? 'TAKEN' : 'NOT_TAKEN'
    case 'SKIPPED':
      return isReached && kind === 'next' ? 'TAKEN' : 'NOT_TAKEN'
    case 'CANCELED':
      return 'NOT_TAKEN'
    default:
      return 'OPEN'
  }
}

/** Of the steps that have succeeded and lead nowhere. */
export function outputsOf({ steps }: CompiledWorkflow, progress: Progress): NonNullable<WorkflowRun['outputs']> {
  const last = steps.flatMap(({ name, next }) => {
    const step = progress.get(name)
    return next.length === 0 && step?.state === 'SUCCEEDED' ? [[name, step.output ?? {}] as const] : []
  })
  return Object.fromEntries(last)
}
