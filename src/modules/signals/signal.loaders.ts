import type { LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import type { HistoryRequest, SignalService } from './signal.service.ts'
import type { SignalDetails, SignalSummary, SignalTrail, StoredSignal } from './signal.ts'
import type { HistoryEntry } from './signal-history.ts'

export interface SignalLoaders {
  readonly signalById: LoaderDefinition<string, SignalSummary | null>
  readonly detailsBySignal: LoaderDefinition<string, SignalDetails | null>
  readonly trailBySignal: LoaderDefinition<string, SignalTrail | null>
  readonly wholeBySignal: LoaderDefinition<string, StoredSignal | null>
  readonly historyBySignal: LoaderDefinition<HistoryRequest, Page<HistoryEntry>>
}

export const signalLoaders = (signals: SignalService): SignalLoaders => ({
  signalById: { batch: (ids, viewer) => signals.byIds(viewer, ids) },
  detailsBySignal: { batch: (ids, viewer) => signals.detailsByIds(viewer, ids) },
  trailBySignal: { batch: (ids, viewer) => signals.trailsByIds(viewer, ids) },
  wholeBySignal: { batch: (ids, viewer) => signals.wholeByIds(viewer, ids) },
  historyBySignal: { batch: (requests, viewer) => signals.historyPages(viewer, requests) },
})

/** A signal that somebody opens: most of its row is shown, so it is read at once, and whatever needs another part of it does not wait for one. */
export async function openSignal(
  scope: LoaderScope,
  loaders: Omit<SignalLoaders, 'historyBySignal'>,
  id: string,
): Promise<StoredSignal | null> {
  const signal = await scope.get(loaders.wholeBySignal).load(id)
  for (const part of [loaders.signalById, loaders.detailsBySignal, loaders.trailBySignal]) {
    scope.get<string, StoredSignal | null>(part as LoaderDefinition<string, StoredSignal | null>).prime(id, signal)
  }
  return signal
}
