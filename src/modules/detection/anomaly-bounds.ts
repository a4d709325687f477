import { anomalyBound, bucketOf, HISTORY, startOf } from './anomaly-bound.ts'
import type { BucketCountRepository } from './bucket-count.repository.ts'
import type { GroupPlan, GroupTask } from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import { type LearnedValueRepository, parseSightingKey } from './learned-value.repository.ts'
import type { Scope } from './match.repository.ts'
import type { BoundAt } from './method.ts'

type PlannedTask = GroupPlan & { readonly task: GroupTask }

/** The newest bucket of a group, whose bound every batch within it asks for. */
interface Remembered {
  readonly bucket: number
  readonly bound: number | null
}

const REMEMBERED_GROUPS = 20_000

/** Knows what is usual for the groups of anomaly rules. */
export class AnomalyBounds {
  readonly #remembered = new Map<string, Remembered>()

  constructor(
    private readonly counts: BucketCountRepository,
    private readonly learned: LearnedValueRepository,
  ) {}

  async of(tasks: readonly PlannedTask[], scope: Scope): Promise<Map<GroupTask, BoundAt>> {
    const bounds = new Map<GroupTask, BoundAt>()
    const unknown: PlannedTask[] = []
    for (const planned of tasks) {
      const known = this.#known(planned)
      if (known) bounds.set(planned.task, known)
      else unknown.push(planned)
    }
    for (const [rule, ofRule] of groupBy(unknown, ({ task }) => task.rule)) {
      const size = bucketOf(rule.options)
      const spans = ofRule.map(({ task, stretch }) => ({
        ...{ rule, groupHash: task.groupHash },
        ...{ from: startOf((stretch?.start ?? 0) - HISTORY, size), to: stretch?.to ?? 0 },
      }))
      const [query] = rule.queries
      const rows = query ? await this.counts.list(spans, size, query, scope) : []
      const byGroup = groupBy(rows, ({ groupHash }) => groupHash)
      const begun = await this.learned.beginnings(
        ofRule.map(({ task }) => ({ ruleId: rule.id, learningHash: task.groupHash })),
      )
      for (const { task } of ofRule) {
        const counted = new Map((byGroup.get(task.groupHash) ?? []).map(({ bucket, count }) => [bucket, count]))
        const began = begun.get(task.groupHash)
        bounds.set(task, this.#boundAt(task, counted, began ? parseSightingKey(began).timestamp : null))
      }
    }
    return bounds
  }

  /** On time means that nothing before the bucket has changed since its bound was found. */
  #known({ task }: PlannedTask): BoundAt | null {
    const size = bucketOf(task.rule.options)
    const [first, last] = [task.matches[0]?.timestamp ?? 0, task.matches.at(-1)?.timestamp ?? 0]
    const known = this.#remembered.get(task.groupHash)
    if (!known || startOf(first, size) !== known.bucket || startOf(last, size) !== known.bucket) return null
    return (bucket) => (bucket === known.bucket ? known.bound : null)
  }

  #boundAt({ rule, groupHash }: GroupTask, counted: ReadonlyMap<number, number>, began: number | null): BoundAt {
    const size = bucketOf(rule.options)
    const newest = Math.max(...counted.keys())
    const found = new Map<number, number | null>()
    const boundAt = (bucket: number): number | null => {
      if (began === null) return null
      if (!found.has(bucket)) found.set(bucket, anomalyBound(counted, began, bucket, rule.options))
      return found.get(bucket) ?? null
    }
    this.#remembered.delete(groupHash)
    if (Number.isFinite(newest))
      this.#remembered.set(groupHash, { bucket: startOf(newest, size), bound: boundAt(newest) })
    for (const group of this.#remembered.keys()) {
      if (this.#remembered.size <= REMEMBERED_GROUPS) break
      this.#remembered.delete(group)
    }
    return boundAt
  }
}
