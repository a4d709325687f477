import { type Condition, conditionHolds, highestLimit, parseCondition, parseSteps, type Rule } from '../rules/index.ts'
import type { MomentMethod } from './method.ts'
import { type MatchedMoment, slidingWindow } from './sliding-window.ts'
import { type Episode, FROM_THE_START, type StartingPoint } from './threshold.ts'

/** A condition that has to hold over what follows the step before it, within so many milliseconds. */
interface Step {
  readonly condition: Condition
  readonly within: number
  /** Indexes of the queries that the condition speaks of. */
  readonly queries: ReadonlySet<number>
}

/** A time at which a step was complete, and when the chain of steps up to it began. */
interface Completion {
  readonly at: number
  readonly begin: number
}

/** As many ways to get to a step are remembered: who repeats a step more often within one window has the latest of them looked at. */
const MAX_COMPLETIONS = 256
const LONGEST = 24 * 3_600_000

const compiled = new WeakMap<Rule, readonly Step[]>()

export function compileSteps(rule: Rule): readonly Step[] {
  const known = compiled.get(rule)
  if (known) return known
  const labels = rule.queries.map(({ name }) => name)
  const window = windowOf(rule)
  const steps = (rule.options.steps ?? []).map((step) =>
    toStep(rule, parseCondition(step.condition, labels), Math.min(window, step.evaluationWindow)),
  )
  const ordered = steps.length ? steps : conditionsOf(rule, labels).map((condition) => toStep(rule, condition, window))
  compiled.set(rule, ordered)
  return ordered
}

/** Whether a condition says `then`. */
export function isOrdered(rule: Rule): boolean {
  const [first, ...others] = rule.cases
  if (!first?.condition || others.length || !/\bthen\b/.test(first.condition)) return false
  return (
    parseSteps(
      first.condition,
      rule.queries.map(({ name }) => name),
    ).length > 1
  )
}

/** Without a condition, each query in turn has to find something. */
function conditionsOf({ cases, queries }: Rule, labels: readonly string[]): Condition[] {
  const [first] = cases
  if (first?.condition) return parseSteps(first.condition, labels)
  return queries.map(({ name }) => parseCondition(`${name} > 0`, labels))
}

const toStep = ({ queries }: Rule, condition: Condition, within: number): Step => ({
  condition,
  within,
  queries: new Set(
    queries.flatMap(({ name }, index) => (highestLimit(condition, name) > Number.NEGATIVE_INFINITY ? [index] : [])),
  ),
})

export const windowOf = ({ options }: Rule): number => Math.max(1, Math.min(LONGEST, options.evaluationWindow))

/**
 * The episodes of one group, oldest first. A step is complete at the first moment at which its condition holds over what came after the step before
 * it; the last one completes the sequence, and all of it lies within the evaluation window. What belongs to one episode begins no other; an open one
 * takes every further match, as with thresholds.
 */
export function evaluateSequence(
  rule: Rule,
  moments: readonly MatchedMoment[],
  { from, previous }: StartingPoint = FROM_THE_START,
): Episode[] {
  const { keepAlive, maxSignalDuration } = rule.options
  const steps = compileSteps(rule)
  const window = windowOf(rule)
  const episodes: Episode[] = previous ? [previous] : []
  const completions: Completion[][] = steps.map(() => [])
  let fresh = 0
  for (let at = 0; at < moments.length; ) {
    const time = (moments[at] as MatchedMoment).at
    const begin = at
    while (moments[at]?.at === time) at += 1
    const last = episodes.at(-1)
    if (last && time <= last.lastSeen) {
      fresh = at
      continue
    }
    const isDecided = time >= from
    if (isDecided && last && time <= last.lastSeen + keepAlive && time <= last.firstSeen + maxSignalDuration) {
      episodes[episodes.length - 1] = { ...last, lastSeen: time }
      for (const list of completions) list.length = 0
      fresh = at
      continue
    }
    const queries = new Set(moments.slice(begin, at).map(({ query }) => query))
    const firstSeen = advance({ rule, steps, completions, moments, fresh, end: at }, queries, time, window)
    if (firstSeen === null || !isDecided) continue
    episodes.push({ firstSeen, lastSeen: time, triggeredAt: time, caseIndex: 0 })
    for (const list of completions) list.length = 0
    fresh = at
  }
  return episodes
}

interface Progress {
  readonly rule: Rule
  readonly steps: readonly Step[]
  readonly completions: readonly Completion[][]
  readonly moments: readonly MatchedMoment[]
  /** Moments from here on belong to no episode yet, up to `end`. */
  readonly fresh: number
  readonly end: number
}

/** Takes in what matched at `time`; answers when the sequence began that is complete now, if one is. */
function advance(progress: Progress, queries: ReadonlySet<number>, time: number, window: number): number | null {
  const { steps, completions } = progress
  let complete: number | null = null
  // The last step first: what completes a step now can be followed by a later moment only.
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index] as Step
    if (![...step.queries].some((query) => queries.has(query))) continue
    const since = holdsSince(progress, step, time)
    if (since === null) continue
    const begin = index === 0 ? since : beginOf(completions[index - 1] ?? [], since, time - step.within)
    if (begin === null || begin <= time - window) continue
    if (index === steps.length - 1) complete = begin
    else remember(completions[index] ?? [], { at: time, begin })
  }
  return complete
}

/** The latest time from which on the condition holds until now: the step before must have been complete by then. */
function holdsSince({ rule, moments, fresh, end }: Progress, step: Step, time: number): number | null {
  const windows = new Map(
    [...step.queries].map((query) => [query, slidingWindow(rule.queries[query]?.aggregation ?? 'COUNT')]),
  )
  const result = (label: string) => windows.get(rule.queries.findIndex(({ name }) => name === label))?.value() ?? null
  for (let at = end - 1; at >= fresh; ) {
    const now = (moments[at] as MatchedMoment).at
    if (now <= time - step.within) return null
    for (; at >= fresh && moments[at]?.at === now; at -= 1) {
      const moment = moments[at] as MatchedMoment
      windows.get(moment.query)?.add(moment)
    }
    if (conditionHolds(step.condition, result)) return now
  }
  return null
}

/** Of the ways to have the former step complete before `since`, when the one began that began last. */
function beginOf(completions: readonly Completion[], since: number, earliest: number): number | null {
  let begin: number | null = null
  for (const completion of completions) {
    if (completion.at < earliest || completion.at >= since) continue
    if (begin === null || completion.begin > begin) begin = completion.begin
  }
  return begin
}

function remember(completions: Completion[], completion: Completion): void {
  completions.push(completion)
  if (completions.length > MAX_COMPLETIONS) completions.shift()
}

export const sequence: MomentMethod = {
  kind: 'MOMENTS',
  check: compileSteps,
  times: ({ options }) => options,
  absorbs: true,
  reach: (rule, at) => at - windowOf(rule),
  together: () => -1,
  distinctNeeded: (rule) =>
    Math.max(
      1,
      ...compileSteps(rule).flatMap(({ condition }) =>
        rule.queries.map(({ name }) => Math.floor(highestLimit(condition, name)) + 2),
      ),
    ),
  evaluate: (rule, moments, start) => evaluateSequence(rule, moments, start),
}
