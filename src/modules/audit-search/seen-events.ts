import type { Viewer } from '../../kernel/viewer.ts'
import { Sight } from '../../search/index.ts'
import type { Confinement } from '../explorer/index.ts'

/** Which signals somebody sees, as a condition over `signal_index`; null for all. Named here, since the audit trail knows nothing of what it is about. */
export interface SeenSignals {
  of(viewer: Viewer, table: 'signal_index'): Confinement | null
}

const NO_EXPORT = `asset_type != 'export'`

/** SQL of the id of the one signal that an event is about, or names; '' for none. */
const SIGNAL = `multiIf(asset_type = 'security_signal', asset_id, asset_type = 'notification_delivery', asset_name,
  has(changed, 'signal'), attributes['asset.new_value.signal'][1], '')`

/**
 * What somebody who sees only some signals sees of the audit trail; null for everything. Left out are events about one signal that is not seen, and those that
 * name or count several, whichever these are: which became part of an incident, how many a case has, and what bulk actions and exports were about. Exports
 * are about logs as well.
 */
export function seenEvents(signals: SeenSignals, viewer: Viewer): Confinement | null {
  const seen = signals.of(viewer, 'signal_index')
  if (!seen) return Sight.of(viewer.restrictions.logs) && (() => NO_EXPORT)
  return (params) =>
    [
      `${NO_EXPORT} AND asset_type != 'bulk_action' AND NOT has(changed, 'signals')`,
      // A new case has counted none yet.
      `(action = 'created' OR NOT has(changed, 'signalCount'))`,
      // Only the start of a run says which signal it is for.
      `(asset_type != 'workflow_run' OR action = 'created')`,
      `(${SIGNAL} = '' OR ${SIGNAL} IN (SELECT id FROM signal_index FINAL WHERE ${seen(params)}))`,
    ].join(' AND ')
}
