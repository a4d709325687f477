import type { Transaction } from '../../stores/postgres.ts'
import type { StoredSignal } from '../signals/index.ts'
import type { Correlations } from './correlations.ts'
import type { EpisodeOutcomes } from './episode-outcomes.ts'
import type { Logs } from './episode-reader.ts'
import type { EpisodeWriter } from './episode-writer.ts'
import type { Evaluations } from './evaluations.ts'
import { APART, GroupSignals, splitByTime, type TouchedGroup } from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { LearnedValueRepository } from './learned-value.repository.ts'
import { learns, sightingOf } from './learning.ts'
import type { Scope } from './match.repository.ts'

interface Deps {
  readonly evaluations: Evaluations
  readonly learned: LearnedValueRepository
  readonly writer: EpisodeWriter
  readonly outcomes: EpisodeOutcomes
  readonly correlations: Correlations
}

/** Brings the signals of some groups up to date with their new matches. The caller holds the groups' locks. */
export class SignalUpdates {
  constructor(private readonly deps: Deps) {}

  async apply(tx: Transaction, groups: readonly TouchedGroup[], logs: Logs, scope: Scope): Promise<void> {
    await this.#learn(groups)
    const stored = await this.#signalsOf(tx, groups)
    const tasks = groups.flatMap((group) => {
      const signals = new GroupSignals(stored.get(group.groupHash) ?? [])
      return splitByTime(group).map((task) => ({ task, signals }))
    })
    const changes = await this.deps.evaluations.changes(tasks, scope)
    const drafts = await this.deps.writer.write(changes, logs, scope)
    await this.deps.outcomes.store(tx, drafts, logs, scope)
    await this.deps.correlations.apply(tx, drafts, scope)
  }

  /** Before anything is compared with it: what is learned twice, or in another order, is the same. */
  async #learn(groups: readonly TouchedGroup[]): Promise<void> {
    const sightings = groups.flatMap(({ rule, matches }) =>
      learns(rule) ? matches.flatMap((match) => sightingOf(match) ?? []) : [],
    )
    await this.deps.learned.learn(sightings)
  }

  async #signalsOf(tx: Transaction, groups: readonly TouchedGroup[]): Promise<Map<string, StoredSignal[]>> {
    const keys = groups.map(({ rule, groupHash, matches }) => ({
      ruleId: rule.id,
      ruleVersion: rule.version,
      groupHash,
      since: new Date(Math.min(...matches.map(({ timestamp }) => timestamp)) - APART),
    }))
    return groupBy(await this.deps.outcomes.known(tx, keys), ({ groupHash }) => groupHash)
  }
}
