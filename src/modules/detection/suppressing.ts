import type { DetectedSignals } from '../signals/index.ts'
import type { Silence, SilenceReason, Silencer } from '../suppressions/index.ts'
import type { Logs } from './episode-reader.ts'
import type { EpisodeWriter, WrittenEpisode } from './episode-writer.ts'
import type { EpisodeChange } from './group-evaluation.ts'
import type { Scope } from './match.repository.ts'

/** Decides which signals are not created. */
export class Suppressing {
  constructor(
    private readonly silencer: Silencer,
    private readonly writer: EpisodeWriter,
    private readonly signals: Pick<DetectedSignals, 'describe'>,
  ) {}

  /**
   * Ids of the suppressions that hide each episode. A suppression is compared with the signal as the log that makes the condition true would create
   * it, so that it makes no difference which logs arrive together; with the severity of the case that opened it, and of the one that decides now.
   */
  async decide(
    episodes: readonly (WrittenEpisode & { readonly why: SilenceReason | null })[],
    logs: Logs,
    scope: Scope,
  ): Promise<ReadonlyMap<EpisodeChange, readonly string[]>> {
    const silence = await this.silencer.current()
    const hidden = new Map<EpisodeChange, readonly string[]>()
    const open: EpisodeChange[] = []
    for (const { change, why, signal, draft } of episodes) {
      if (!silence.mayHide(change.task.rule)) continue
      const isDecided =
        why?.reason === 'SUPPRESSED' &&
        signal?.triggeredAt.getTime() === draft.triggeredAt.getTime() &&
        signal.firstSeen.getTime() === draft.firstSeen.getTime() &&
        signal.originalSeverity === draft.originalSeverity &&
        silence.isUnchanged(why.suppressionIds, signal.timestamp)
      if (isDecided) hidden.set(change, why.suppressionIds)
      else open.push(change)
    }
    for (const [change, ids] of await this.hiddenBy(silence, open, logs, scope)) hidden.set(change, ids)
    return hidden
  }

  /** The same for episodes about which nothing is decided yet, under suppressions of one's choice. */
  async hiddenBy(
    silence: Silence,
    changes: readonly EpisodeChange[],
    logs: Logs,
    scope: Scope,
  ): Promise<ReadonlyMap<EpisodeChange, readonly string[]>> {
    const hidden = new Map<EpisodeChange, readonly string[]>()
    const hides = async (some: readonly EpisodeChange[], caseOf: (change: EpisodeChange) => number) => {
      const created = some.map((change) => asCreated(change, caseOf(change)))
      const written = await this.writer.write(created, logs, scope)
      return written.map(({ draft, change }) => silence.hiddenBy(change.task.rule, this.signals.describe(draft)))
    }
    const now = await hides(changes, ({ episode }) => episode.caseIndex)
    const left = changes.filter((change, index) => {
      if (now[index]?.length) hidden.set(change, now[index] as string[])
      return now[index]?.length && change.signal === null && opening(change) !== change.episode.caseIndex
    })
    const then = await hides(left, opening)
    for (const [index, change] of left.entries()) if (!then[index]?.length) hidden.delete(change)
    return hidden
  }
}

const opening = ({ openingCase, episode }: EpisodeChange): number => openingCase?.(episode) ?? episode.caseIndex

/** The episode at the moment when its condition became true. */
const asCreated = (change: EpisodeChange, caseIndex: number): EpisodeChange => ({
  ...change,
  kind: change.kind === 'WHOLE' ? 'WHOLE' : 'REWRITE',
  matches: change.matches.filter(({ timestamp }) => timestamp <= change.episode.triggeredAt),
  signal: null,
  episode: { ...change.episode, lastSeen: change.episode.triggeredAt, caseIndex },
})
