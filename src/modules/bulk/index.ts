export type { RunTask, SignalResult } from './bulk-action.ts'
export type { SignalRuns } from './signal-runs.ts'
