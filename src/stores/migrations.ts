import { Foundation1764000000000 } from '../../migrations/1764000000000-foundation.ts'
import { Rules1764100000000 } from '../../migrations/1764100000000-rules.ts'
import { ThreatIntel1764100000200 } from '../../migrations/1764100000200-threat-intel.ts'
import { Suppressions1764100000300 } from '../../migrations/1764100000300-suppressions.ts'
import { Detection1764100000400 } from '../../migrations/1764100000400-detection.ts'
import { Sigma1764100000500 } from '../../migrations/1764100000500-sigma.ts'
import { Links1764200000000 } from '../../migrations/1764200000000-links.ts'
import { Traits1764200000600 } from '../../migrations/1764200000600-traits.ts'

/** Every migration of Postgres, oldest first. The list only grows. */
export const MIGRATIONS = [
  Foundation1764000000000,
  Rules1764100000000,
  ThreatIntel1764100000200,
  Suppressions1764100000300,
  Detection1764100000400,
  Sigma1764100000500,
  Links1764200000000,
  Traits1764200000600,
]
