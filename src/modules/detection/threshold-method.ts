import { highestLimit, type Rule } from '../rules/index.ts'
import type { MomentMethod } from './method.ts'
import { compileCases, evaluateThreshold } from './threshold.ts'

/** From how many different values on no condition cares for more. */
const distinctNeeded = (rule: Rule): number =>
  Math.max(
    1,
    ...compileCases(rule).flatMap((condition) =>
      rule.queries.map(({ name }) => Math.floor(highestLimit(condition, name)) + 2),
    ),
  )

export const threshold: MomentMethod = {
  kind: 'MOMENTS',
  check: compileCases,
  times: ({ options }) => options,
  absorbs: true,
  reach: ({ options }, at) => at - Math.max(0, options.evaluationWindow - 1),
  together: ({ options }) => options.evaluationWindow,
  distinctNeeded,
  evaluate: (rule, moments, start) => evaluateThreshold(rule, compileCases(rule), moments, start),
}
