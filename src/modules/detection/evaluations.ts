import type { AnomalyBounds } from './anomaly-bounds.ts'
import { changesOfFirings, type FiringPlan, planFirings } from './firing.ts'
import {
  changesOf,
  type EpisodeChange,
  type GroupPlan,
  type GroupTask,
  planGroup,
  type TaskWithSignals,
} from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { ImpossibleTravel } from './impossible-travel.ts'
import type { MatchRepository, Scope } from './match.repository.ts'
import type { MomentMethod } from './method.ts'
import { methodOf } from './methods.ts'
import type { NewValues } from './new-values.ts'
import { caseAt } from './opening-case.ts'
import type { MatchedMoment } from './sliding-window.ts'
import type { Episode } from './threshold.ts'

interface Deps {
  readonly matches: MatchRepository
  readonly bounds: AnomalyBounds
  readonly newValues: NewValues
  readonly travel: ImpossibleTravel
}

type MomentTask = TaskWithSignals & GroupPlan & { readonly method: MomentMethod }

const READ_TOGETHER = 24 * 3_600_000
const NOTHING_USUAL = () => null

/** Reads what the methods need, and lets them decide. */
export class Evaluations {
  constructor(private readonly deps: Deps) {}

  async changes(tasks: readonly TaskWithSignals[], scope: Scope): Promise<EpisodeChange[]> {
    const moments: MomentTask[] = []
    const firings: FiringPlan[] = []
    for (const each of tasks) {
      const method = methodOf(each.task.rule)
      if (method.kind === 'FIRINGS') firings.push(planFirings(each))
      else moments.push({ ...each, method, ...planGroup(each.task, each.signals, method) })
    }
    return [...(await this.#ofMoments(moments, scope)), ...(await this.#ofFirings(firings, scope))]
  }

  async #ofMoments(tasks: readonly MomentTask[], scope: Scope): Promise<EpisodeChange[]> {
    const moments = await this.#moments(tasks, scope)
    const bounds = await this.deps.bounds.of(
      tasks.filter(({ task, stretch }) => stretch && task.rule.method === 'ANOMALY'),
      scope,
    )
    return tasks.flatMap(({ task, signals, start, method }) => {
      const ofTask = moments.get(task) ?? []
      const episodes = method.evaluate(task.rule, ofTask, start, bounds.get(task) ?? NOTHING_USUAL)
      const bound = bounds.get(task) ?? NOTHING_USUAL
      const openingCase = ({ triggeredAt }: Episode) => caseAt(triggeredAt, method, task.rule, ofTask, start, bound)
      return changesOf(task, signals, ofTask, episodes).map((change) => ({ ...change, openingCase }))
    })
  }

  async #ofFirings(plans: readonly FiringPlan[], scope: Scope): Promise<EpisodeChange[]> {
    const byMethod = groupBy(plans, ({ task }) => task.rule.method)
    const found = [
      ...(await this.deps.newValues.firings(byMethod.get('NEW_VALUE') ?? [])),
      ...(await this.deps.travel.firings(byMethod.get('IMPOSSIBLE_TRAVEL') ?? [], scope)),
    ]
    return found.flatMap(([plan, firings]) => changesOfFirings(plan, firings))
  }

  /** Tasks of about the same time are read by one statement, which is all of them but for logs from the archive. */
  async #moments(tasks: readonly MomentTask[], scope: Scope): Promise<Map<GroupTask, readonly MatchedMoment[]>> {
    const found = new Map<GroupTask, readonly MatchedMoment[]>()
    const waiting = tasks.filter(({ stretch }) => stretch)
    const readers = groupBy(waiting, ({ stretch }) => Math.floor((stretch?.start ?? 0) / READ_TOGETHER))
    for (const together of readers.values()) {
      const stretches = together.flatMap(({ stretch }) => stretch ?? [])
      const distinct = Math.max(...together.map(({ task, method }) => method.distinctNeeded(task.rule)))
      const moments = groupBy(await this.deps.matches.moments(stretches, scope, distinct), ({ groupHash }) => groupHash)
      for (const { task } of together) found.set(task, moments.get(task.groupHash) ?? [])
    }
    return found
  }
}
