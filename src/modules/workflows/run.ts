import type { Actor } from '../../kernel/viewer.ts'
import type { ActionOutputs } from '../actions/index.ts'
import type { TriggerKind } from './workflow.ts'

export const RUN_STATES = ['QUEUED', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'SKIPPED'] as const
export type RunState = (typeof RUN_STATES)[number]

export const STEP_STATES = ['PENDING', 'RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELED'] as const
export type StepState = (typeof STEP_STATES)[number]

/** How far a step of a run is. */
export interface StepProgress {
  readonly state: StepState
  readonly attempts: number
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  /** Of WAITING: when it goes on; null when another run has to end first. */
  readonly dueAt: Date | null
  readonly output: ActionOutputs | null
  readonly error: string | null
}

/** By the names of the steps; those that are not there are pending. */
export type Progress = ReadonlyMap<string, StepProgress>

export const PENDING: StepProgress = {
  ...{ state: 'PENDING', attempts: 0, startedAt: null, finishedAt: null },
  ...{ dueAt: null, output: null, error: null },
}

export interface WorkflowRun {
  readonly id: string
  readonly workflowId: string
  readonly workflowVersion: number
  readonly state: RunState
  /** Counts its changes, from 1. */
  readonly revision: number
  readonly triggerKind: TriggerKind
  readonly startedBy: Actor
  readonly signalId: string | null
  readonly caseId: string | null
  readonly incidentId: string | null
  readonly inputs: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, ActionOutputs>> | null
  readonly error: string | null
  /** Workflows whose runs have led to this one. */
  readonly ancestors: readonly string[]
  /** The run that waits for this one. */
  readonly parentId: string | null
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

export const isFinished = ({ state }: Pick<WorkflowRun, 'state'>): boolean =>
  state !== 'QUEUED' && state !== 'RUNNING' && state !== 'WAITING'
