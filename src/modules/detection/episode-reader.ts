import type { LogStoreRepository } from '../logs/index.ts'
import type { EpisodeChange } from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { MatchRepository, Scope, Span, SpanCount, SpanLog } from './match.repository.ts'
import type { MatchedLog } from './rule-match.ts'

export type Logs = ReadonlyMap<string, MatchedLog>

/** What the store holds of an episode. */
export interface Rewrite {
  readonly counts: readonly SpanCount[]
  readonly logs: readonly SpanLog[]
}

/** Reads what signals consist of where the new matches alone do not tell. */
export class EpisodeReader {
  constructor(
    private readonly matches: MatchRepository,
    private readonly logStore: Pick<LogStoreRepository, 'read'>,
  ) {}

  async rewrites(changes: readonly EpisodeChange[], scope: Scope): Promise<ReadonlyMap<EpisodeChange, Rewrite>> {
    const spans = new Map<EpisodeChange, Span>()
    for (const change of changes) {
      const { task, episode, kind } = change
      if (kind !== 'REWRITE') continue
      spans.set(change, { rule: task.rule, groupHash: task.groupHash, from: episode.firstSeen, to: episode.lastSeen })
    }
    if (!spans.size) return new Map()
    const all = [...spans.values()]
    const [counts, logs] = await Promise.all([this.matches.counts(all, scope), this.matches.logs(all, scope)])
    const [countsBySpan, logsBySpan] = [groupBy(counts, spanKey), groupBy(logs, spanKey)]
    return new Map(
      [...spans].map(([change, span]) => [
        change,
        { counts: countsBySpan.get(spanKey(span)) ?? [], logs: logsBySpan.get(spanKey(span)) ?? [] },
      ]),
    )
  }

  /** The logs of the new batches are at hand; older ones, and all after a restart, are read. */
  async withMissing(
    changes: readonly EpisodeChange[],
    rewrites: ReadonlyMap<EpisodeChange, Rewrite>,
    logs: Logs,
  ): Promise<Logs> {
    const missing = new Map<string, number>()
    for (const change of changes) {
      for (const { logId, timestamp } of rewrites.get(change)?.logs ?? change.matches) {
        if (!logs.has(logId)) missing.set(logId, timestamp)
      }
    }
    if (!missing.size) return logs
    const read = await this.logStore.read([...missing].map(([id, timestamp]) => ({ id, timestamp })))
    return new Map([...logs, ...read.map((log) => [log.id, log] as const)])
  }
}

const spanKey = ({ groupHash, from }: { readonly groupHash: string; readonly from: number }) => `${groupHash} ${from}`
