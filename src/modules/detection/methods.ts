import type { Rule } from '../rules/index.ts'
import type { MatchedMoment } from './sliding-window.ts'
import { compileCases, type Episode, evaluateThreshold, type StartingPoint } from './threshold.ts'

/** How a rule decides: the episodes of one group from its moments, a pure function. */
export interface Method {
  /** Throws for a rule that it cannot evaluate. */
  check(rule: Rule): void
  evaluate(rule: Rule, moments: readonly MatchedMoment[], start: StartingPoint): readonly Episode[]
}

/** The methods that there are. A rule with another one is kept and does nothing. */
export const METHODS: Readonly<Partial<Record<Rule['method'], Method>>> = {
  THRESHOLD: {
    check: compileCases,
    evaluate: (rule, moments, start) => evaluateThreshold(rule, compileCases(rule), moments, start),
  },
}
