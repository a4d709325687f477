import type { Rule, RuleOptions } from '../rules/index.ts'
import type { MatchedMoment } from './sliding-window.ts'
import type { Episode, StartingPoint } from './threshold.ts'

export type Times = Pick<RuleOptions, 'evaluationWindow' | 'keepAlive' | 'maxSignalDuration'>

/** What is usual for a group: the largest number for the time that begins then that is nothing to speak of; null where too little is known. */
export type BoundAt = (bucket: number) => number | null

/** A method that decides from what matched of a group alone: a pure function of its moments. */
export interface MomentMethod {
  readonly kind: 'MOMENTS'
  /** Throws for a rule that it cannot evaluate. */
  check(rule: Rule): void
  times(rule: Rule): Times
  /** Whether every match that comes in time goes to the open signal; otherwise the method decides about each. */
  readonly absorbs: boolean
  /** The earliest time that can matter for what is decided at `at`. */
  reach(rule: Rule, at: number): number
  /** How far before the newest of them older matches may be read as one; negative where their order matters. */
  together(rule: Rule): number
  /** From how many different values of one moment on no more can matter. */
  distinctNeeded(rule: Rule): number
  evaluate(rule: Rule, moments: readonly MatchedMoment[], start: StartingPoint, bound: BoundAt): readonly Episode[]
}

/** A method that compares matches with what it has learned, and makes signals of the few that stand out. */
export interface FiringMethod {
  readonly kind: 'FIRINGS'
  check(rule: Rule): void
}

export type Method = MomentMethod | FiringMethod
