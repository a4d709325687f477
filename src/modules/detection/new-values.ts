import type { Firing, FiringPlan } from './firing.ts'
import { groupBy } from './grouping.ts'
import {
  type LearnedValueRepository,
  type NewSighting,
  parseSightingKey,
  type SightingKey,
  sightingKey,
} from './learned-value.repository.ts'
import { learningHash, sightingOf } from './learning.ts'

const DAY = 86_400_000

/** Finds values that a group has never had, or not for so long that they were forgotten. */
export class NewValues {
  constructor(private readonly learned: LearnedValueRepository) {}

  async firings(plans: readonly FiringPlan[]): Promise<Map<FiringPlan, Firing[]>> {
    const touched = await this.#touched(plans)
    if (!touched.length) return new Map()
    const [sightings, learnedAt] = await Promise.all([
      this.learned.newSightings(touched.map(stretchOf)),
      this.#learnedAt(touched),
    ])
    const byHash = groupBy(sightings, (sighting) => sighting.learningHash)
    return new Map(
      touched.map((plan) => {
        const hash = learningHash(plan.task)
        const found = (byHash.get(hash) ?? []).filter(({ first }) => isLearned(plan, learnedAt(plan), first))
        return [
          plan,
          found.map((sighting) => toFiring(plan, sighting)).filter(({ at }) => at >= plan.from && at <= plan.to),
        ]
      }),
    )
  }

  /** What was seen before on the same day cannot be new: that is nearly everything, and is told cheaply. */
  async #touched(plans: readonly FiringPlan[]): Promise<FiringPlan[]> {
    const sightings = plans.flatMap(({ task }) => task.matches.flatMap((match) => sightingOf(match) ?? []))
    const first = new Set((await this.learned.firstOfDay(sightings)).map(({ learningHash: hash }) => hash))
    return plans.filter(({ task }) => task.isRepeated || first.has(learningHash(task)))
  }

  /** From when on each group knows enough; null for one that has not begun. */
  async #learnedAt(plans: readonly FiringPlan[]): Promise<(plan: FiringPlan) => SightingKey | null> {
    const byNumber = groupBy(plans, thresholdOf)
    const known = new Map<number | null, ReadonlyMap<string, SightingKey>>()
    for (const [number, ofNumber] of byNumber) {
      const groups = ofNumber.map(stretchOf)
      const times = number === null ? this.learned.beginnings(groups) : this.learned.learnedValues(groups, number)
      known.set(number, await times)
    }
    return (plan) => known.get(thresholdOf(plan))?.get(learningHash(plan.task)) || null
  }
}

/** How many values are learned before one can be new; null where they are learned for a time. */
function thresholdOf({ task: { rule } }: FiringPlan): number | null {
  const { learningMethod, learningThreshold } = rule.options
  if (learningMethod !== 'THRESHOLD') return null
  return learningThreshold ?? 1
}

function isLearned(plan: FiringPlan, since: SightingKey | null, first: SightingKey): boolean {
  const number = thresholdOf(plan)
  if (number === 0) return true
  if (since === null) return false
  if (number !== null) return first > since
  const { learningDuration } = plan.task.rule.options
  return parseSightingKey(first).timestamp >= parseSightingKey(since).timestamp + (learningDuration ?? DAY)
}

const stretchOf = ({ task, from, to }: FiringPlan) => ({
  ruleId: task.rule.id,
  learningHash: learningHash(task),
  from,
  to,
  forgetAfter: Math.max(DAY, task.rule.options.forgetAfter ?? 28 * DAY),
})

function toFiring({ task }: FiringPlan, { value, first }: NewSighting): Firing {
  const { rule, groupHash, groupValues, matches } = task
  const { timestamp, logId } = parseSightingKey(first)
  const known = matches.find((match) => match.distinctValue === value && sightingKey(match) === first)
  const match = known ?? { rule, groupHash, groupValues, query: 0, timestamp, logId, value: 0, distinctValue: value }
  return { at: timestamp, matches: [match] }
}
