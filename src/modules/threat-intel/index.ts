import { ThreatFeedRow } from './threat-feed.table.ts'

export { matchKey } from './indicator.ts'
export type { LogThreats } from './log-threats.ts'
export { IndicatorSighting } from './sightings.type.ts'
export { fromAttribute, THREAT_INTEL, toAttribute } from './threat-attribute.ts'
export type { ThreatFeedService } from './threat-feed.service.ts'
export { ThreatIntel, ThreatIntelResult } from './threat-intel.type.ts'

export const THREAT_INTEL_ROWS = [ThreatFeedRow]
