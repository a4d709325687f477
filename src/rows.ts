import { ACCESS_ROWS } from './modules/access/index.ts'
import { AUDIT_ROWS } from './modules/audit/index.ts'
import { SIGNAL_ROWS } from './modules/signals/index.ts'
import { VIEW_ROWS } from './modules/views/index.ts'

/** The row classes of all features, for TypeORM. Each feature's door adds its own. */
export const ROWS: (new () => object)[] = [...AUDIT_ROWS, ...ACCESS_ROWS, ...SIGNAL_ROWS, ...VIEW_ROWS]
