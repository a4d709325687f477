import type { Clock } from '../../kernel/clock.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { DetectedSignals, RecentGroup, SignalDraft, StoredSignal } from '../signals/index.ts'
import type { SilenceReason, SilentDraft, SilentEpisodeRepository } from '../suppressions/index.ts'
import type { Logs } from './episode-reader.ts'
import type { EpisodeWriter, WrittenEpisode } from './episode-writer.ts'
import type { EpisodeChange } from './group-evaluation.ts'
import type { Scope } from './match.repository.ts'
import type { FreshSignal, Storms } from './storms.ts'
import type { Suppressing } from './suppressing.ts'

interface Deps {
  readonly clock: Clock
  readonly signals: DetectedSignals
  readonly silent: SilentEpisodeRepository
  readonly writer: EpisodeWriter
  readonly suppressing: Suppressing
  readonly storms: Storms
}

/** What becomes of episodes: signals, or silent episodes that are counted as exactly. */
export class EpisodeOutcomes {
  readonly #silent = new WeakMap<StoredSignal, SilenceReason>()

  constructor(private readonly deps: Deps) {}

  /** The signals of some groups, and what stands in for those that they were not given. */
  async known(tx: Transaction, groups: readonly RecentGroup[]): Promise<StoredSignal[]> {
    const signals = await this.deps.signals.ofGroups(tx, groups)
    const silent = await this.deps.silent.ofGroups(tx, groups)
    for (const { standIn, why } of silent) this.#silent.set(standIn, why)
    return [...signals, ...silent.map(({ standIn }) => standIn)]
  }

  async store(tx: Transaction, written: readonly WrittenEpisode[], logs: Logs, scope: Scope): Promise<void> {
    const { signals, silent, storms, clock } = this.deps
    const episodes = written.map((episode) => ({ ...episode, why: this.#why(episode) }))
    const extended = episodes.filter(({ signal, why }) => signal && !why)
    const folded = episodes.filter(({ why }) => why?.reason === 'FOLDED')
    const open = episodes.filter(({ signal, why }) => !signal || why?.reason === 'SUPPRESSED')
    const hiddenBy = await this.deps.suppressing.decide(open, logs, scope)
    const hidden = open.flatMap(({ change, draft }): SilentDraft[] => {
      const suppressionIds = hiddenBy.get(change)
      return suppressionIds ? [{ draft, why: { reason: 'SUPPRESSED', suppressionIds } }] : []
    })
    const shown = open.filter(({ change }) => !hiddenBy.has(change))
    await silent.save(tx, hidden, clock.now())
    await storms.open(tx, [
      ...shown.filter(({ signal }) => !signal).map(toFresh),
      ...(await this.#reveal(
        tx,
        shown.filter(({ signal }) => signal),
        logs,
        scope,
      )),
    ])
    await signals.extendFromDetection(
      tx,
      extended.map(({ signal, draft }) => ({ signal: signal as StoredSignal, draft })),
    )
    await storms.extend(
      tx,
      new Map(folded.map(({ change: { task } }) => [task.rule.id, task.rule])),
      folded.map(({ draft, why }) => ({ draft, why: why as SilenceReason })),
    )
  }

  #why({ signal }: WrittenEpisode): SilenceReason | null {
    return (signal && this.#silent.get(signal)) ?? null
  }

  /** Nothing hides these any more. Of silent episodes only numbers were kept, so that what they say is read again. */
  async #reveal(
    tx: Transaction,
    episodes: readonly WrittenEpisode[],
    logs: Logs,
    scope: Scope,
  ): Promise<FreshSignal[]> {
    const changes = episodes.map(
      ({ change }): EpisodeChange => ({
        ...change,
        kind: change.kind === 'WHOLE' ? 'WHOLE' : 'REWRITE',
        signal: null,
      }),
    )
    const written = await this.deps.writer.write(changes, logs, scope)
    const drafts = written.map(
      ({ draft }, index): SignalDraft => ({ ...draft, episode: episodes[index]?.draft.episode ?? draft.episode }),
    )
    await this.deps.silent.remove(tx, drafts)
    return drafts.map((draft, index) => ({ rule: (episodes[index] as WrittenEpisode).change.task.rule, draft }))
  }
}

const toFresh = ({ change, draft }: WrittenEpisode): FreshSignal => ({ rule: change.task.rule, draft })
