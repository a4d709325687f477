import type { Blueprint } from './blueprint.ts'
import { bruteForce } from './brute-force.ts'
import { compromisedAccessKey } from './compromised-access-key.ts'
import { impossibleTravel } from './impossible-travel.ts'
import { malwareHash } from './malware-hash.ts'
import { newAdmin } from './new-admin.ts'
import { noisyRule } from './noisy-rule.ts'
import { publicBucket } from './public-bucket.ts'
import { suspiciousIp } from './suspicious-ip.ts'

const BLUEPRINTS: readonly Blueprint[] = [
  bruteForce,
  compromisedAccessKey,
  impossibleTravel,
  malwareHash,
  newAdmin,
  noisyRule,
  publicBucket,
  suspiciousIp,
]

/** Workflows that come along, by name. */
export const blueprints = {
  list: (): readonly Blueprint[] => [...BLUEPRINTS].sort((one, other) => (one.name < other.name ? -1 : 1)),
  find: (id: string): Blueprint | null => BLUEPRINTS.find((one) => one.id === id) ?? null,
}
