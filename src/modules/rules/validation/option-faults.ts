import { formatDuration } from '../../../kernel/time.ts'
import { parseCondition } from '../condition.ts'
import type { DetectionMethod, RuleDefinition, RuleOptions } from '../rule.ts'
import {
  ANOMALY_LEARNING,
  BUCKETS,
  DAY,
  MAX_LEARNED_DAYS,
  MAX_SEQUENCE,
  MAX_STEPS,
  TIME_STEPS,
} from '../rule-limits.ts'
import { countFaults, fault, faultsOf, type RuleFault } from './fault.ts'

type MethodOption = Exclude<
  keyof RuleOptions,
  'evaluationWindow' | 'keepAlive' | 'maxSignalDuration' | 'decreaseCriticalityBasedOnEnv'
>

/** Which methods an option means something to. */
const OWNERS: Readonly<Record<MethodOption, readonly DetectionMethod[]>> = {
  learningMethod: ['NEW_VALUE'],
  learningThreshold: ['NEW_VALUE'],
  learningDuration: ['NEW_VALUE', 'ANOMALY', 'IMPOSSIBLE_TRAVEL'],
  forgetAfter: ['NEW_VALUE', 'IMPOSSIBLE_TRAVEL'],
  detectionTolerance: ['ANOMALY'],
  bucketDuration: ['ANOMALY'],
  baselineUserLocations: ['IMPOSSIBLE_TRAVEL'],
  steps: ['SEQUENCE'],
}

export function optionFaults(rule: RuleDefinition): RuleFault[] {
  return [
    // Its signals are one for each value and day, whatever the times say.
    ...(rule.method === 'THIRD_PARTY' ? [] : timeFaults(rule.options)),
    ...strangerFaults(rule),
    ...learningFaults(rule),
    ...stepFaults(rule),
    ...(rule.type === 'SIGNAL_CORRELATION' && rule.options.decreaseCriticalityBasedOnEnv
      ? [fault('options.decreaseCriticalityBasedOnEnv', 'Expected false for a signal correlation.')]
      : []),
  ]
}

function timeFaults({ evaluationWindow, keepAlive, maxSignalDuration }: RuleOptions): RuleFault[] {
  const faults = Object.entries({ evaluationWindow, keepAlive, maxSignalDuration }).flatMap(([name, value]) =>
    oneOf(`options.${name}`, value, TIME_STEPS),
  )
  if (evaluationWindow > keepAlive) faults.push(fault('options.keepAlive', 'Expected at least the evaluation window.'))
  if (keepAlive > maxSignalDuration)
    faults.push(fault('options.maxSignalDuration', 'Expected at least the keep-alive time.'))
  return faults
}

function strangerFaults({ method, options }: RuleDefinition): RuleFault[] {
  return Object.entries(OWNERS).flatMap(([name, owners]) => {
    const isSaid = (options[name as MethodOption] ?? null) !== null
    if (!isSaid || owners.includes(method)) return []
    return [fault(`options.${name}`, `Expected none, it belongs to the method ${owners.join(', ')}.`)]
  })
}

function learningFaults({ method, options }: RuleDefinition): RuleFault[] {
  const { learningDuration, learningThreshold, forgetAfter, detectionTolerance, bucketDuration } = options
  switch (method) {
    case 'NEW_VALUE':
      return [
        ...days('options.learningDuration', learningDuration, 0),
        ...days('options.forgetAfter', forgetAfter, 1),
        ...between('options.learningThreshold', learningThreshold, 0, 1),
      ]
    case 'IMPOSSIBLE_TRAVEL':
      return [...days('options.learningDuration', learningDuration, 1), ...days('options.forgetAfter', forgetAfter, 1)]
    case 'ANOMALY':
      return [
        ...oneOf('options.learningDuration', learningDuration, ANOMALY_LEARNING),
        ...oneOf('options.bucketDuration', bucketDuration, BUCKETS),
        ...between('options.detectionTolerance', detectionTolerance, 1, 5),
      ]
    default:
      return []
  }
}

function stepFaults({ options: { steps, evaluationWindow }, queries, method }: RuleDefinition): RuleFault[] {
  if (!steps || method !== 'SEQUENCE') return []
  const labels = queries.map(({ name }) => name)
  const faults = [
    ...countFaults('options.steps', steps.length, 2, MAX_STEPS),
    ...steps.flatMap(({ condition, evaluationWindow: within }, index) => [
      ...faultsOf(`options.steps.${index}.condition`, () => parseCondition(condition, labels)),
      ...oneOf(`options.steps.${index}.evaluationWindow`, within, TIME_STEPS),
    ]),
  ]
  const total = steps.slice(1).reduce((sum, step) => sum + step.evaluationWindow, 0)
  if (Math.min(total, evaluationWindow) > MAX_SEQUENCE)
    faults.push(fault('options.steps', 'Expected steps that take a day at most, all together.'))
  return faults
}

type Optional = number | null | undefined

function oneOf(path: string, value: Optional, choices: readonly number[]): RuleFault[] {
  if (value === null || value === undefined || choices.includes(value)) return []
  return [fault(path, `Expected one of ${choices.map(formatDuration).join(', ')}, got ${formatDuration(value)}.`)]
}

function days(path: string, value: Optional, least: number): RuleFault[] {
  if (value === null || value === undefined) return []
  const number = value / DAY
  if (Number.isInteger(number) && number >= least && number <= MAX_LEARNED_DAYS) return []
  return [fault(path, `Expected ${least} to ${MAX_LEARNED_DAYS} whole days, got ${formatDuration(value)}.`)]
}

function between(path: string, value: Optional, least: number, most: number): RuleFault[] {
  if (value === null || value === undefined || (value >= least && value <= most)) return []
  return [fault(path, `Expected ${least} to ${most}, got ${value}.`)]
}
