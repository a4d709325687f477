import type { BuiltInRule } from '../built-in-rule.ts'
import { accessKeyForUser } from './cloudtrail/access-key-for-user.ts'
import { bucketEmptied } from './cloudtrail/bucket-emptied.ts'
import { bucketMadePublic } from './cloudtrail/bucket-made-public.ts'
import { consoleLoginWithoutMfa } from './cloudtrail/console-login-without-mfa.ts'
import { loggingStopped } from './cloudtrail/logging-stopped.ts'
import { rootActivity } from './cloudtrail/root-activity.ts'
import { securityGroupOpened } from './cloudtrail/security-group-opened.ts'
import { miningPool } from './dns/mining-pool.ts'
import { tunnelling } from './dns/tunnelling.ts'
import { massClone } from './github/mass-clone.ts'
import { protectionSwitchedOff } from './github/protection-switched-off.ts'
import { repositoryMadePublic } from './github/repository-made-public.ts'
import { rootBySudo } from './linux/root-by-sudo.ts'
import { sshBruteForce } from './linux/ssh-brute-force.ts'
import { injectionProbes } from './nginx/injection-probes.ts'
import { pathScanner } from './nginx/path-scanner.ts'
import { adminRoleGranted } from './okta/admin-role-granted.ts'
import { passwordSpraying } from './okta/password-spraying.ts'
import { policyWeakened } from './okta/policy-weakened.ts'
import { pushFatigue } from './okta/push-fatigue.ts'
import type { ProvenRule } from './proven-rule.ts'

export const PROVEN_RULES: readonly ProvenRule[] = [
  rootActivity,
  consoleLoginWithoutMfa,
  loggingStopped,
  accessKeyForUser,
  bucketMadePublic,
  securityGroupOpened,
  bucketEmptied,
  pushFatigue,
  passwordSpraying,
  adminRoleGranted,
  policyWeakened,
  repositoryMadePublic,
  protectionSwitchedOff,
  massClone,
  sshBruteForce,
  rootBySudo,
  pathScanner,
  injectionProbes,
  tunnelling,
  miningPool,
]

/** What Signalbox finds out of the box. */
export const BUILT_IN_RULES: readonly BuiltInRule[] = PROVEN_RULES.map(({ rule }) => rule)
