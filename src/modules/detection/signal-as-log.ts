import { flatten } from '../logs/index.ts'
import type { StoredSignal } from '../signals/index.ts'
import type { MatchedLog } from './rule-match.ts'

/** A signal as a correlation takes it: what it is about goes into the signal that counts it, as if it were a log. */
export const signalAsLog = (signal: StoredSignal): MatchedLog => ({
  id: signal.id,
  timestamp: signal.triggeredAt.getTime(),
  source: signal.source ?? '',
  service: signal.service[0] ?? '',
  host: signal.host ?? '',
  status: signal.severity.toLowerCase(),
  message: signal.title,
  tags: [...signal.tags],
  attributes: flatten(signal.attributes),
  document: JSON.stringify(signal.attributes),
})
