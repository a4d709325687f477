import { checkQuery } from '../../../search/index.ts'
import { parseCondition, parseSteps } from '../condition.ts'
import { targetFaults } from '../notification-target.ts'
import type { DetectionMethod, RuleCase, RuleDefinition } from '../rule.ts'
import { MAX_NAME_LENGTH } from '../rule-limits.ts'
import { countFaults, fault, faultsOf, type RuleFault, templateFaults } from './fault.ts'

/** Methods that decide by themselves; their case says only how bad it is. */
const WITHOUT_CONDITIONS: readonly DetectionMethod[] = ['NEW_VALUE', 'ANOMALY', 'IMPOSSIBLE_TRAVEL']

export function caseFaults(rule: RuleDefinition, index: number): RuleFault[] {
  const one = rule.cases[index] as RuleCase
  const path = `cases.${index}`
  const faults = one.name === null ? [] : templateFaults(`${path}.name`, one.name)
  if (one.name !== null) faults.push(...countFaults(`${path}.name`, one.name.length, 1, MAX_NAME_LENGTH))
  return [
    ...faults,
    ...conditionFaults(rule, one, path),
    ...caseQueryFaults(rule, one, path),
    ...targetFaults(one.notifications ?? [], `${path}.notifications`),
  ]
}

function conditionFaults(rule: RuleDefinition, { condition }: RuleCase, path: string): RuleFault[] {
  const place = `${path}.condition`
  const { method, cases } = rule
  if (WITHOUT_CONDITIONS.includes(method))
    return condition === null ? [] : [fault(place, `Expected none, the method ${method} decides by itself.`)]
  const labels = rule.queries.map(({ name }) => name)
  if (condition === null && (method === 'SEQUENCE' || method === 'THIRD_PARTY')) return []
  // Order is kept of one case, not of several that could be in the middle of theirs.
  const ordered = cases.length === 1 && method !== 'THIRD_PARTY'
  return faultsOf(place, () => (ordered ? parseSteps : parseCondition)(condition ?? '', labels))
}

function caseQueryFaults({ method }: RuleDefinition, { query }: RuleCase, path: string): RuleFault[] {
  if (!query) return []
  if (method !== 'THIRD_PARTY') return [fault(`${path}.query`, 'Expected none but for the method THIRD_PARTY.')]
  return checkQuery(query).errors.map((error) => ({ path: `${path}.query`, ...error }))
}
