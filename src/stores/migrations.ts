import { Foundation1764000000000 } from '../../migrations/1764000000000-foundation.ts'
import { Rules1764100000000 } from '../../migrations/1764100000000-rules.ts'
import { Suppressions1764100000300 } from '../../migrations/1764100000300-suppressions.ts'
import { Detection1764100000400 } from '../../migrations/1764100000400-detection.ts'

/** Every migration of Postgres, oldest first. The list only grows. */
export const MIGRATIONS = [
  Foundation1764000000000,
  Rules1764100000000,
  Suppressions1764100000300,
  Detection1764100000400,
]
