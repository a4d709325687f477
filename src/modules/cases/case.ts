import type { Actor } from '../../kernel/viewer.ts'

export const CASE_STATUSES = ['OPEN', 'IN_PROGRESS', 'CLOSED'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

export const CASE_PRIORITIES = ['NOT_DEFINED', 'P1', 'P2', 'P3', 'P4', 'P5'] as const
export type CasePriority = (typeof CASE_PRIORITIES)[number]

export const CASE_CLOSE_REASONS = [
  'TRUE_POSITIVE',
  'FALSE_POSITIVE',
  'BENIGN_POSITIVE',
  'TESTING',
  'ONE_TIME_EXCEPTION',
  'OTHER',
] as const
export type CaseCloseReason = (typeof CASE_CLOSE_REASONS)[number]

/** An investigation. */
export interface StoredCase {
  readonly id: string
  /** Counts what people decide about the case, from 1. */
  readonly version: number
  /** Counts every change, comments and signals included. */
  readonly revision: number
  readonly projectId: string
  readonly key: string
  /** Keys that it had in other projects, the latest last. */
  readonly formerKeys: readonly string[]
  readonly title: string
  readonly description: string | null
  readonly status: CaseStatus
  readonly priority: CasePriority
  readonly closeReason: CaseCloseReason | null
  readonly assigneeId: string | null
  /** The person behind `createdBy`. */
  readonly creatorId: string | null
  readonly createdBy: Actor
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly closedAt: Date | null
  readonly signalCount: number
  /** Creation times of the first and the last signal that the case has ever had. */
  readonly signalsFrom: Date | null
  readonly signalsTo: Date | null
  readonly mergedIntoId: string | null
}

/** Keys are unique over all projects, and name their project. */
export const projectKeyOf = (caseKey: string): string => caseKey.slice(0, caseKey.lastIndexOf('-'))
