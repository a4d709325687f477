import { createHash } from 'node:crypto'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Confinement, DocumentSearch, SearchIndex, SearchRequest } from '../explorer/index.ts'
import { LOG_SEARCH_INDEX, type LogService, logSight } from '../logs/index.ts'
import { SIGNAL_SEARCH_INDEX, type SignalSearchService, signalSight } from '../signals/index.ts'
import type { Export, ExportTarget } from './export.ts'

interface Deps {
  readonly signals: SignalSearchService
  readonly logs: LogService
}

export const indexOf = (target: ExportTarget): SearchIndex =>
  target === 'LOGS' ? LOG_SEARCH_INDEX : SIGNAL_SEARCH_INDEX

export const DEFAULT_COLUMNS: Readonly<Record<ExportTarget, readonly string[]>> = {
  SIGNALS: [
    ...['id', 'timestamp', 'status', 'title', 'message', '@workflow.triage.state', '@workflow.triage.assignee.handle'],
    ...['@workflow.rule.id', '@workflow.rule.name', 'source', 'service', 'host', 'tactic', 'technique', '@entities'],
    ...['@workflow.first_seen', '@workflow.last_seen', '@workflow.events_matched', 'tags'],
  ],
  LOGS: [
    ...['id', 'timestamp', 'status', 'source', 'service', 'host', 'message', '@usr.id', '@network.client.ip'],
    ...['@evt.name', '@evt.outcome', 'trace_id', 'tags'],
  ],
}

/** The searches that exports are of, each as the viewer of the moment may search. */
export class ExportSearch {
  constructor(private readonly deps: Deps) {}

  /** Nothing that came after `moment`. */
  open(
    viewer: Viewer,
    target: ExportTarget,
    request: Omit<SearchRequest, 'within'>,
    moment: Date,
  ): Pick<DocumentSearch, 'search' | 'total'> {
    const within = cameUntil(target, moment)
    return target === 'LOGS'
      ? this.deps.logs.search(viewer, { ...request, within })
      : this.deps.signals.open(viewer, { ...request, within })
  }

  again(viewer: Viewer, { target, query, from, to, createdAt }: Export): Pick<DocumentSearch, 'search' | 'total'> {
    const range = { from: String(from.getTime()), to: String(to.getTime()) }
    return this.open(viewer, target, { query, range }, createdAt)
  }
}

/** The same for all who see the same; says nothing of what that is. */
export function editionOf(viewer: Viewer, target: ExportTarget): string {
  const sight = target === 'LOGS' ? logSight(viewer) : signalSight(viewer)
  return createHash('sha256')
    .update(sight?.key ?? '')
    .digest('hex')
    .slice(0, 24)
}

/** Signals are created at their time; logs come at any time after theirs. */
function cameUntil(target: ExportTarget, moment: Date): Confinement {
  const column = target === 'LOGS' ? 'received_at' : 'timestamp'
  return (params) => `${column} <= fromUnixTimestamp64Milli(${params.add(String(moment.getTime()), 'Int64')}, 'UTC')`
}
