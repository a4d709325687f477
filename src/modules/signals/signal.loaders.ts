import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import type { HistoryRequest, SignalService } from './signal.service.ts'
import type { SignalDetails, SignalSummary, SignalTrail } from './signal.ts'
import type { HistoryEntry } from './signal-history.ts'

export interface SignalLoaders {
  readonly signalById: LoaderDefinition<string, SignalSummary | null>
  readonly detailsBySignal: LoaderDefinition<string, SignalDetails | null>
  readonly trailBySignal: LoaderDefinition<string, SignalTrail | null>
  readonly historyBySignal: LoaderDefinition<HistoryRequest, Page<HistoryEntry>>
}

export const signalLoaders = (signals: SignalService): SignalLoaders => ({
  signalById: { batch: (ids, viewer) => signals.byIds(viewer, ids) },
  detailsBySignal: { batch: (ids, viewer) => signals.detailsByIds(viewer, ids) },
  trailBySignal: { batch: (ids, viewer) => signals.trailsByIds(viewer, ids) },
  historyBySignal: { batch: (requests, viewer) => signals.historyPages(viewer, requests) },
})
