import type { Permission, Restrictions } from '../../kernel/viewer.ts'
import type { ValueType } from '../actions/index.ts'

export const TRIGGER_KINDS = ['MANUAL', 'SECURITY_SIGNAL', 'CASE', 'INCIDENT', 'SCHEDULE', 'API'] as const
export type TriggerKind = (typeof TRIGGER_KINDS)[number]

/** Triggers that start runs by themselves. */
export const isAutomatic = (kind: TriggerKind): boolean => kind !== 'MANUAL' && kind !== 'API'

export interface WorkflowParameter {
  readonly name: string
  readonly label: string | null
  readonly type: ValueType
  /** Never with a default. */
  readonly required: boolean
  /** As a text, whatever the type. */
  readonly default: string | null
  readonly allowedValues: readonly string[] | null
}

export interface WorkflowTrigger {
  readonly kind: TriggerKind
  readonly query: string | null
  readonly schedule: string | null
  /** Runs per hour. */
  readonly rateLimit: number | null
}

export interface WorkflowStep {
  readonly name: string
  readonly action: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly next: readonly string[]
  readonly onError: readonly string[]
  readonly retries: number
  readonly when: string | null
}

/** What a version of a workflow does. */
export interface WorkflowDefinition {
  readonly inputs: readonly WorkflowParameter[]
  readonly triggers: readonly WorkflowTrigger[]
  readonly steps: readonly WorkflowStep[]
}

/** What people decide about a workflow. */
export interface WorkflowDraft extends WorkflowDefinition {
  readonly name: string
  readonly handle: string | null
  readonly description: string | null
  readonly tags: readonly string[]
}

export interface Workflow extends WorkflowDraft {
  readonly id: string
  /** Counts what was saved, from 1. */
  readonly version: number
  /** Counts every change, publishing included. */
  readonly revision: number
  readonly published: boolean
  readonly blueprintId: string | null
  /** Who last saved it; null for the server itself. Its runs act with what that person may do. */
  readonly ownerId: string | null
  /** What it was saved with, where that was a key that may do less than its owner. */
  readonly ownerLimits: readonly Permission[] | null
  /** What that key could see; null where its owner saved it otherwise. */
  readonly ownerRestrictions: Restrictions | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}

export const draftOf = (workflow: WorkflowDraft): WorkflowDraft => ({
  name: workflow.name,
  handle: workflow.handle,
  description: workflow.description,
  tags: workflow.tags,
  inputs: workflow.inputs,
  triggers: workflow.triggers,
  steps: workflow.steps,
})

export const triggerOf = ({ triggers }: WorkflowDefinition, kind: TriggerKind): WorkflowTrigger | null =>
  triggers.find((trigger) => trigger.kind === kind) ?? null
