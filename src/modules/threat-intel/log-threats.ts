import type { ThreatIntel } from './indicator.ts'
import type { ScannedLog } from './matching/threat-scanner.ts'

/** What the enabled feeds say about a log at this moment; asked for every log that comes in, and therefore without waiting. */
export interface LogThreats {
  of(log: ScannedLog): ThreatIntel | null
}
