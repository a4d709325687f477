import type { Actor } from '../../../kernel/viewer.ts'
import type { LogPlace } from '../../logs/index.ts'
import type { Rule } from '../../rules/index.ts'
import type { SignalDraft } from '../../signals/index.ts'

export const JOB_STATES = ['PENDING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A rule run over stored logs. */
export interface HistoricalJob {
  readonly id: string
  readonly name: string
  /** As it was when the job began. The rule of a job whose rule nobody stored has the id of the job. */
  readonly rule: Rule
  readonly from: Date
  readonly to: Date
  readonly state: JobState
  /** 0 to 1. */
  readonly progress: number
  readonly logsTotal: number
  readonly logsScanned: number
  readonly resultCount: number
  readonly error: string | null
  readonly creator: Actor
  readonly createdAt: Date
  readonly finishedAt: Date | null
  /** SCAN finds what matches, EVALUATE makes results of it, group after group. */
  readonly phase: 'SCAN' | 'EVALUATE'
  /** Where the phase goes on after an interruption. */
  readonly place: LogPlace | GroupPlace | null
}

/** The last group that was evaluated. */
export interface GroupPlace {
  readonly groupHash: string
}

/** What a job found: a signal as it would have been. */
export interface HistoricalResult {
  readonly id: string
  readonly jobId: string
  readonly draft: SignalDraft
  /** The signal that it was converted into. */
  readonly signalId: string | null
}

export const isFinished = ({ state }: Pick<HistoricalJob, 'state'>): boolean =>
  state !== 'PENDING' && state !== 'RUNNING'

/** Under which a job's matches are stored, apart from those of the rule itself. */
export const ruleOfJob = ({ id, rule }: Pick<HistoricalJob, 'id' | 'rule'>): Rule => ({ ...rule, id, version: 1 })
