import type { Rule } from '../rules/index.ts'
import type { DetectedSignals, SignalDraft, StoredSignal } from '../signals/index.ts'
import type { Severities } from '../suppressions/index.ts'
import type { EpisodeReader, Logs } from './episode-reader.ts'
import type { EpisodeChange } from './group-evaluation.ts'
import type { Scope } from './match.repository.ts'
import { SignalContent } from './signal-content.ts'
import { writeDraft } from './signal-draft-writer.ts'
import { tallyOf, tallyOfCounts } from './tally.ts'

/** What an episode says, and the signal that says it so far. */
export interface WrittenEpisode {
  readonly change: EpisodeChange
  readonly signal: StoredSignal | null
  readonly draft: SignalDraft
}

/** Puts together what signals say. */
export class EpisodeWriter {
  constructor(
    private readonly episodes: EpisodeReader,
    private readonly severities: Severities,
    private readonly signals: Pick<DetectedSignals, 'describe'>,
  ) {}

  /** `original` is the rule that one stands for whose matches are kept apart. */
  async write(
    changes: readonly EpisodeChange[],
    logs: Logs,
    scope: Scope,
    original: (rule: Rule) => Rule = (rule) => rule,
  ): Promise<WrittenEpisode[]> {
    const rewrites = await this.episodes.rewrites(changes, scope)
    const content = await this.episodes.withMissing(changes, rewrites, logs)
    const adjustment = await this.severities.current()
    const opened = new Map<string, number>()
    return changes.map((change) => {
      const { task, episode, signal, kind, matches, nextNumber } = change
      const { groupHash, rule } = task
      const number = signal?.episode ?? nextNumber + (opened.get(groupHash) ?? 0)
      if (!signal) opened.set(groupHash, (opened.get(groupHash) ?? 0) + 1)
      const rewrite = rewrites.get(change)
      const base = kind === 'EXTEND' ? signal : null
      const taken = new SignalContent(rule.tags, base)
      for (const { logId, query } of rewrite?.logs ?? matches) {
        const log = content.get(logId)
        if (log) taken.add(log, query)
      }
      const tally = rewrite ? tallyOfCounts(rule, rewrite.counts) : tallyOf(rule, matches, base)
      const adjusted = adjustment(original(rule))
      const severityOf = (draft: SignalDraft) =>
        adjusted ? adjusted(draft.severity, this.signals.describe(draft)) : draft.severity
      return { change, signal, draft: writeDraft(task, episode, number, taken, tally, signal, severityOf) }
    })
  }
}
