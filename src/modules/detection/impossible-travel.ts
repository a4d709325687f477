import type { Firing, FiringPlan } from './firing.ts'
import { groupBy } from './grouping.ts'
import type { Journey, JourneyRepository } from './journey.repository.ts'
import { type LearnedValueRepository, parseSightingKey, type ValueDay } from './learned-value.repository.ts'
import { learningHash } from './learning.ts'
import type { Scope } from './match.repository.ts'
import { decodePlace, placeName } from './place.ts'
import { isImpossible, LONGEST_JOURNEY } from './travel.ts'

const DAY = 86_400_000

/** Finds users who are at two places within less time than anybody needs to get from one to the other. */
export class ImpossibleTravel {
  constructor(
    private readonly journeys: JourneyRepository,
    private readonly learned: LearnedValueRepository,
  ) {}

  async firings(plans: readonly FiringPlan[], scope: Scope): Promise<Map<FiringPlan, Firing[]>> {
    if (!plans.length) return new Map()
    const stretches = plans.map(({ task, from, to }) => ({
      ...{ rule: task.rule, groupHash: task.groupHash },
      ...{ from: from - LONGEST_JOURNEY, to },
    }))
    const journeys = groupBy(await this.journeys.list(stretches, scope), ({ groupHash }) => groupHash)
    const found = new Map(
      plans.map((plan) => [
        plan,
        (journeys.get(plan.task.groupHash) ?? []).filter(
          (journey) => journey.at >= plan.from && journey.at <= plan.to && isImpossibleJourney(journey),
        ),
      ]),
    )
    const isKnown = await this.#knownPlaces(plans.filter((plan) => hasBaseline(plan) && found.get(plan)?.length))
    return new Map(
      [...found].map(([plan, ofPlan]) => [
        plan,
        ofPlan.filter((journey) => !isKnown(plan, journey)).map((journey) => toFiring(plan, journey)),
      ]),
    )
  }

  /** While a user is learned every journey is known; later one to a place where the user was before it began. */
  async #knownPlaces(plans: readonly FiringPlan[]): Promise<(plan: FiringPlan, journey: Journey) => boolean> {
    if (!plans.length) return () => false
    const stretches = plans.map((plan) => ({
      ruleId: plan.task.rule.id,
      learningHash: learningHash(plan.task),
      from: plan.from - LONGEST_JOURNEY,
      to: plan.to,
      forgetAfter: forgetAfter(plan),
    }))
    const [days, beginnings] = await Promise.all([this.learned.days(stretches), this.learned.beginnings(stretches)])
    const byPlace = groupBy(days, ({ learningHash: hash, value }) => `${hash} ${value}`)
    return (plan, journey) => {
      if (!hasBaseline(plan)) return false
      const hash = learningHash(plan.task)
      const began = beginnings.get(hash)
      const learning = plan.task.rule.options.learningDuration ?? DAY
      if (began && journey.at < parseSightingKey(began).timestamp + learning) return true
      const sightings = byPlace.get(`${hash} ${placeName(journey.place)}`) ?? []
      return wasSeen(sightings, journey.cameAt, forgetAfter(plan))
    }
  }
}

/** Whether a value was seen at a time or within so long before it. Days tell exactly, since nothing is forgotten within one. */
export function wasSeen(days: readonly Pick<ValueDay, 'first' | 'last'>[], at: number, forget: number): boolean {
  return days.some(({ first, last }) => parseSightingKey(first).timestamp <= at && last >= at - forget)
}

const hasBaseline = ({ task }: FiringPlan): boolean => task.rule.options.baselineUserLocations === true

const forgetAfter = ({ task }: FiringPlan): number => Math.max(DAY, task.rule.options.forgetAfter ?? 30 * DAY)

const isImpossibleJourney = ({ cameAt, cameFrom, at, place }: Journey): boolean =>
  isImpossible({ at: cameAt, location: decodePlace(cameFrom) }, { at, location: decodePlace(place) })

function toFiring({ task }: FiringPlan, journey: Journey): Firing {
  const { rule, groupHash, groupValues } = task
  const match = (logId: string, timestamp: number, place: string, query: number) => ({
    ...{ rule, groupHash, groupValues, query, timestamp, logId, value: 0 },
    distinctValue: placeName(place),
  })
  return {
    at: journey.at,
    matches: [
      match(journey.cameLogId, journey.cameAt, journey.cameFrom, journey.cameQuery),
      match(journey.logId, journey.at, journey.place, journey.query),
    ],
  }
}
