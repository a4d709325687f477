import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { RunTask, SignalResult } from './bulk-action.ts'

/** Runs of workflows for many signals. Workflows come after bulk actions, and bring it along. */
export interface SignalRuns {
  /** What is to be done; throws what is wrong with it, whatever the signals are, by the paths `workflowId` and `inputs`. */
  plan(
    viewer: Viewer,
    workflowId: string,
    inputs: Readonly<Record<string, unknown>> | null | undefined,
  ): Promise<RunTask>

  /** What would become of each signal, in the order of the ids; nothing is started. */
  preview(viewer: Viewer, task: RunTask, signalIds: readonly string[]): Promise<readonly SignalResult[]>

  /** One run for each signal in the transaction of the caller: once for the same action, however often it is tried. */
  start(
    tx: Transaction,
    viewer: Viewer,
    task: RunTask,
    actionId: string,
    signalIds: readonly string[],
  ): Promise<readonly SignalResult[]>
}
