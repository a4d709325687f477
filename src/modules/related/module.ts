import type { LogService } from '../logs/index.ts'
import type { PastRules } from '../rules/index.ts'
import type { SignalLoaders, SignalSearchService, SignalService } from '../signals/index.ts'
import { RelatedLogsResolver, SignalLogsResolver } from './related-logs.resolver.ts'
import { type CorrelatedSignals, RelatedLogs } from './related-logs.ts'
import { RelatedSignalsResolver, SharedFieldsResolver } from './related-signals.resolver.ts'
import { RelatedSignals } from './related-signals.ts'

interface RelatedDeps {
  readonly signals: SignalService
  readonly searches: SignalSearchService
  readonly loaders: Pick<SignalLoaders, 'signalById' | 'trailBySignal'>
  readonly logs: LogService
  readonly pastRules: PastRules
  readonly correlated: CorrelatedSignals
}

export function createRelated({ signals, searches, loaders, logs, pastRules, correlated }: RelatedDeps) {
  const { signalById, trailBySignal } = loaders
  const relatedSignals = new RelatedSignals({ signals, searches, pastRules })
  const relatedLogs = new RelatedLogs({ signals, pastRules, correlated })
  return {
    resolvers: [
      new SignalLogsResolver(logs, trailBySignal, relatedLogs),
      new RelatedLogsResolver(),
      new RelatedSignalsResolver({ trailBySignal, signalById, relatedSignals }),
      new SharedFieldsResolver(trailBySignal),
    ] as object[],
  }
}
