import type { Logger } from '../../kernel/logger.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { RuleService } from '../rules/index.ts'
import type { DetectedSignals, StoredSignal } from '../signals/index.ts'
import type { CorrelationMatch, CorrelationMatchRepository } from './correlation-match.repository.ts'
import { CorrelationMatcher } from './correlation-matcher.ts'
import type { EpisodeOutcomes } from './episode-outcomes.ts'
import type { EpisodeWriter, WrittenEpisode } from './episode-writer.ts'
import {
  APART,
  changesOf,
  type EpisodeChange,
  GroupSignals,
  type GroupTask,
  planGroup,
  splitByTime,
  touchedGroups,
} from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { Scope } from './match.repository.ts'
import type { MomentMethod } from './method.ts'
import { methodOf } from './methods.ts'
import { momentsOf } from './moments.ts'
import type { RuleMatch } from './rule-match.ts'
import { signalAsLog } from './signal-as-log.ts'

interface Deps {
  readonly logger: Logger
  readonly rules: Pick<RuleService, 'enabled'>
  readonly signals: DetectedSignals
  readonly matches: CorrelationMatchRepository
  readonly writer: EpisodeWriter
  readonly outcomes: EpisodeOutcomes
}

/** Makes signals of signals, in the transaction in which those are made. */
export class Correlations {
  #matcher: { readonly rules: unknown; readonly matcher: CorrelationMatcher } | null = null

  constructor(private readonly deps: Deps) {}

  async apply(tx: Transaction, written: readonly WrittenEpisode[], scope: Scope): Promise<void> {
    const matcher = await this.#currentMatcher()
    const counted = written.filter(({ draft }) => matcher.counts(draft.ruleId)).map(({ draft }) => draft)
    if (!counted.length) return
    // Not all became signals.
    const signals = await this.deps.signals.ofEpisodes(tx, counted)
    const matches = signals.flatMap((signal) => matcher.match(signal))
    if (!matches.length) return
    await this.deps.matches.lock(tx, matches)
    await this.deps.matches.save(tx, matches)
    await this.#evaluate(tx, matches, scope)
  }

  async #evaluate(tx: Transaction, matches: readonly CorrelationMatch[], scope: Scope): Promise<void> {
    const { outcomes, writer } = this.deps
    const groups = touchedGroups(matches.map(toRuleMatch))
    const stored = groupBy(
      await outcomes.known(
        tx,
        groups.map(({ rule, groupHash, matches: own }) => ({
          ...{ ruleId: rule.id, ruleVersion: rule.version, groupHash },
          since: new Date(Math.min(...own.map(({ timestamp }) => timestamp)) - APART),
        })),
      ),
      ({ groupHash }) => groupHash,
    )
    const tasks = groups.flatMap((group) => {
      const signals = new GroupSignals(stored.get(group.groupHash) ?? [])
      return splitByTime(group).map((task) => ({ task, signals }))
    })
    const changes: EpisodeChange[] = []
    for (const { task, signals } of tasks) changes.push(...(await this.#changes(tx, task, signals)))
    const logs = new Map((await this.#counted(tx, changes)).map((signal) => [signal.id, signalAsLog(signal)]))
    const written = await writer.write(changes, logs, scope)
    await outcomes.store(tx, written, logs, scope)
  }

  /** A group has few signals: all that can matter is read, and what a correlation says is always said whole. */
  async #changes(tx: Transaction, task: GroupTask, signals: GroupSignals): Promise<EpisodeChange[]> {
    const { rule, groupHash, groupValues } = task
    const method = methodOf(rule) as MomentMethod
    const { start, stretch } = planGroup(task, signals, method)
    const first = Math.min(start.from, stretch?.from ?? start.from, start.previous?.firstSeen ?? start.from)
    const to = stretch?.to ?? task.matches.at(-1)?.timestamp ?? start.from
    const read = (await this.deps.matches.ofSpans(tx, [{ rule, groupHash, from: first, to }])).map((match) =>
      toRuleMatch({ ...match, rule, groupValues }),
    )
    const moments = momentsOf(read.filter(({ timestamp }) => timestamp >= (stretch?.from ?? start.from)))
    const episodes = method.evaluate(rule, stretch ? moments : [], start, () => null)
    return changesOf(task, signals, moments, episodes).map((change) => ({
      ...change,
      kind: 'WHOLE',
      matches: read.filter(
        ({ timestamp }) => timestamp >= change.episode.firstSeen && timestamp <= change.episode.lastSeen,
      ),
    }))
  }

  #counted(tx: Transaction, changes: readonly EpisodeChange[]): Promise<StoredSignal[]> {
    const ids = new Set(changes.flatMap(({ matches }) => matches.map(({ logId }) => logId)))
    return this.deps.signals.byIds(tx, [...ids])
  }

  async #currentMatcher(): Promise<CorrelationMatcher> {
    const rules = await this.deps.rules.enabled()
    if (this.#matcher?.rules === rules) return this.#matcher.matcher
    const matcher = new CorrelationMatcher(rules, (rule, err) =>
      this.deps.logger.error({ err, rule: rule.id }, 'a rule cannot be used'),
    )
    this.#matcher = { rules, matcher }
    return matcher
  }
}

const toRuleMatch = ({ signalId, ...match }: CorrelationMatch): RuleMatch => ({
  ...match,
  logId: signalId,
  value: 0,
  distinctValue: '',
})
