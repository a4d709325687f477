import type { Logger } from '../../kernel/logger.ts'
import type { Transaction } from '../../stores/postgres.ts'
import { highestLimit } from '../rules/index.ts'
import type { DetectedSignals, StoredSignal } from '../signals/index.ts'
import type { Logs } from './episode-reader.ts'
import type { EpisodeWriter } from './episode-writer.ts'
import {
  APART,
  changesOf,
  type EpisodeChange,
  type GroupPlan,
  GroupSignals,
  type GroupTask,
  planGroup,
  splitByTime,
  type TouchedGroup,
} from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { MatchRepository, Scope } from './match.repository.ts'
import { METHODS } from './methods.ts'
import type { MatchedMoment } from './sliding-window.ts'
import { compileCases } from './threshold.ts'

interface Deps {
  readonly logger: Logger
  readonly matches: MatchRepository
  readonly writer: EpisodeWriter
  readonly signals: DetectedSignals
}

interface Task extends GroupPlan {
  readonly task: GroupTask
  readonly signals: GroupSignals
}

/** Brings the signals of some groups up to date with their new matches. The caller holds the groups' locks. */
export class SignalUpdates {
  constructor(private readonly deps: Deps) {}

  async apply(tx: Transaction, groups: readonly TouchedGroup[], logs: Logs, scope: Scope): Promise<void> {
    const stored = await this.#signalsOf(tx, groups)
    const tasks = groups.flatMap((group) => {
      const signals = new GroupSignals(stored.get(group.groupHash) ?? [])
      return splitByTime(group, group.matches).map((task) => ({ task, signals, ...planGroup(task, signals) }))
    })
    const moments = await this.#moments(tasks, scope)
    const changes = tasks.flatMap((task) => this.#evaluate(task, moments.get(task.task) ?? []))
    const drafts = await this.deps.writer.write(changes, logs, scope)
    await this.deps.signals.openFromDetection(
      tx,
      drafts.filter(({ signal }) => !signal).map(({ draft }) => draft),
    )
    await this.deps.signals.extendFromDetection(
      tx,
      drafts.flatMap(({ signal, draft }) => (signal ? [{ signal, draft }] : [])),
    )
  }

  async #signalsOf(tx: Transaction, groups: readonly TouchedGroup[]): Promise<Map<string, StoredSignal[]>> {
    const keys = groups.map(({ rule, groupHash, matches }) => ({
      ruleId: rule.id,
      ruleVersion: rule.version,
      groupHash,
      since: new Date(Math.min(...matches.map(({ timestamp }) => timestamp)) - APART),
    }))
    return groupBy(await this.deps.signals.ofGroups(tx, keys), ({ groupHash }) => groupHash)
  }

  /** Tasks of about the same time are read by one statement, which is all of them but for logs from the archive. */
  async #moments(tasks: readonly Task[], scope: Scope): Promise<Map<GroupTask, readonly MatchedMoment[]>> {
    const found = new Map<GroupTask, readonly MatchedMoment[]>()
    const waiting = tasks.filter(({ stretch }) => stretch)
    const readers = new Map<string, Task[]>()
    for (const task of waiting) {
      const key = `${Math.floor((task.stretch?.start ?? 0) / READ_TOGETHER)}`
      readers.set(key, [...(readers.get(key) ?? []), task])
    }
    for (const together of readers.values()) {
      const stretches = together.flatMap(({ stretch }) => stretch ?? [])
      const distinct = Math.max(...together.map(({ task }) => distinctNeeded(task)))
      const moments = groupBy(await this.deps.matches.moments(stretches, scope, distinct), ({ groupHash }) => groupHash)
      for (const { task } of together) found.set(task, moments.get(task.groupHash) ?? [])
    }
    return found
  }

  /** A rule that fails is left out, and the others go on. */
  #evaluate({ task, signals, start }: Task, moments: readonly MatchedMoment[]): EpisodeChange[] {
    try {
      const episodes = METHODS[task.rule.method]?.evaluate(task.rule, moments, start) ?? []
      return changesOf(task, signals, moments, episodes)
    } catch (err) {
      this.deps.logger.error({ err, rule: task.rule.id }, 'a rule could not be evaluated')
      return []
    }
  }
}

const READ_TOGETHER = 24 * 3_600_000

/** From how many different values on no condition cares for more. */
const distinctNeeded = ({ rule }: GroupTask): number =>
  Math.max(
    1,
    ...compileCases(rule).flatMap((condition) =>
      rule.queries.map(({ name }) => Math.floor(highestLimit(condition, name)) + 2),
    ),
  )
