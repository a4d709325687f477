import { Foundation1764000000000 } from '../../migrations/1764000000000-foundation.ts'
import { Rules1764100000000 } from '../../migrations/1764100000000-rules.ts'
import { ThreatIntel1764100000200 } from '../../migrations/1764100000200-threat-intel.ts'
import { Suppressions1764100000300 } from '../../migrations/1764100000300-suppressions.ts'
import { Detection1764100000400 } from '../../migrations/1764100000400-detection.ts'
import { Sigma1764100000500 } from '../../migrations/1764100000500-sigma.ts'
import { Links1764200000000 } from '../../migrations/1764200000000-links.ts'
import { AuditChain1764200000100 } from '../../migrations/1764200000100-audit-chain.ts'
import { Cases1764200000300 } from '../../migrations/1764200000300-cases.ts'
import { Incidents1764200000400 } from '../../migrations/1764200000400-incidents.ts'
import { Bulk1764200000500 } from '../../migrations/1764200000500-bulk.ts'
import { Traits1764200000600 } from '../../migrations/1764200000600-traits.ts'
import { Live1764200000700 } from '../../migrations/1764200000700-live.ts'
import { Access1764300000000 } from '../../migrations/1764300000000-access.ts'
import { Secrets1764300000100 } from '../../migrations/1764300000100-secrets.ts'
import { Workflows1764300000200 } from '../../migrations/1764300000200-workflows.ts'
import { Notifications1764300000300 } from '../../migrations/1764300000300-notifications.ts'
import { Exports1764300000400 } from '../../migrations/1764300000400-exports.ts'
import { Operations1764300000500 } from '../../migrations/1764300000500-operations.ts'
import { LentSights1764300000700 } from '../../migrations/1764300000700-lent-sights.ts'
import { Processes1764300000800 } from '../../migrations/1764300000800-processes.ts'

/** Every migration of Postgres, oldest first. The list only grows. */
export const MIGRATIONS = [
  Foundation1764000000000,
  Rules1764100000000,
  ThreatIntel1764100000200,
  Suppressions1764100000300,
  Detection1764100000400,
  Sigma1764100000500,
  Links1764200000000,
  AuditChain1764200000100,
  Cases1764200000300,
  Incidents1764200000400,
  Bulk1764200000500,
  Traits1764200000600,
  Live1764200000700,
  Access1764300000000,
  Workflows1764300000200,
  Secrets1764300000100,
  Notifications1764300000300,
  LentSights1764300000700,
  Processes1764300000800,
  Operations1764300000500,
  Exports1764300000400,
]
