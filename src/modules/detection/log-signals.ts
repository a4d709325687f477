import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { SignalService, SignalSummary } from '../signals/index.ts'
import { groupBy } from './grouping.ts'
import type { LogSignalsRepository } from './log-signals.repository.ts'

/** A log that is part of more signals than this is part of a storm. */
const MOST_SIGNALS = 100

/** The signals that logs are part of, a page of logs at a time. */
export class LogSignals implements LoaderDefinition<string, readonly SignalSummary[]> {
  constructor(
    private readonly relations: LogSignalsRepository,
    private readonly signals: Pick<SignalService, 'byIds' | 'seen'>,
  ) {}

  readonly batch = async (logIds: readonly string[], viewer: Viewer): Promise<(readonly SignalSummary[])[]> => {
    if (!viewer.permissions.has('security_monitoring_signals_read')) return logIds.map(() => [])
    const relations = await this.relations.find(logIds)
    const seen = new Set(await this.signals.seen(viewer, [...new Set(relations.map(({ signalId }) => signalId))]))
    const found = groupBy(relations, ({ logId }) => logId)
    const newest = logIds.map((logId) => {
      const ids = found.get(logId)?.map(({ signalId }) => signalId) ?? []
      return ids
        .filter((id) => seen.has(id))
        .sort()
        .reverse()
        .slice(0, MOST_SIGNALS)
    })
    const ids = [...new Set(newest.flat())]
    const signals = new Map((await this.signals.byIds(viewer, ids)).map((signal, index) => [ids[index], signal]))
    return newest.map((own) => own.map((id) => signals.get(id)).filter((signal) => !!signal))
  }
}
