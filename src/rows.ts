import { ACCESS_ROWS } from './modules/access/index.ts'
import { AUDIT_ROWS } from './modules/audit/index.ts'
import { CASE_ROWS } from './modules/cases/index.ts'
import { INCIDENT_ROWS } from './modules/incidents/index.ts'
import { RULE_ROWS } from './modules/rules/index.ts'
import { SECRET_ROWS } from './modules/secrets/index.ts'
import { SIGNAL_ROWS } from './modules/signals/index.ts'
import { SUPPRESSION_ROWS } from './modules/suppressions/index.ts'
import { THREAT_INTEL_ROWS } from './modules/threat-intel/index.ts'
import { VIEW_ROWS } from './modules/views/index.ts'

/** The row classes of all features, for TypeORM. */
export const ROWS: (new () => object)[] = [
  ...AUDIT_ROWS,
  ...ACCESS_ROWS,
  ...THREAT_INTEL_ROWS,
  ...RULE_ROWS,
  ...SIGNAL_ROWS,
  ...SUPPRESSION_ROWS,
  ...VIEW_ROWS,
  ...CASE_ROWS,
  ...INCIDENT_ROWS,
  ...SECRET_ROWS,
]
