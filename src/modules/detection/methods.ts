import type { Rule } from '../rules/index.ts'
import { anomaly } from './anomaly.ts'
import type { FiringMethod, Method } from './method.ts'
import { isOrdered, sequence } from './sequence.ts'
import { thirdParty } from './third-party.ts'
import { threshold } from './threshold-method.ts'

const learned: FiringMethod = { kind: 'FIRINGS', check: () => undefined }

const METHODS: Readonly<Record<Rule['method'], Method>> = {
  THRESHOLD: threshold,
  NEW_VALUE: learned,
  ANOMALY: anomaly,
  IMPOSSIBLE_TRAVEL: learned,
  THIRD_PARTY: thirdParty,
  SEQUENCE: sequence,
}

/** How a rule decides. A condition with an order makes a sequence of whatever counts. */
export const methodOf = (rule: Rule): Method =>
  rule.method === 'THRESHOLD' && isOrdered(rule) ? sequence : METHODS[rule.method]
