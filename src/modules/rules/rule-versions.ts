import type { Actor } from '../../kernel/viewer.ts'
import type { Change } from '../audit/index.ts'
import type { RuleDefinition } from './rule.ts'
import { ruleChanges } from './rule-difference.ts'

export interface VersionsRequest {
  readonly ruleId: string
  readonly first: number
}

export interface VersionKey {
  readonly ruleId: string
  readonly version: number
}

/** A version as it is stored. */
export interface StoredVersion extends VersionKey {
  readonly rule: RuleDefinition
  readonly at: Date
  readonly actor: Actor
}

export interface RuleVersion {
  readonly version: number
  readonly changedAt: Date
  readonly changedBy: Actor
  readonly changes: readonly Change[]
}

/** From the newest on; the one before the last that is asked for is there to compare with. */
export function toVersions(stored: readonly StoredVersion[], first: number): RuleVersion[] {
  return stored.slice(0, first).map(({ version, rule, at, actor }, index) => {
    const before = stored[index + 1]
    return {
      version,
      changedAt: at,
      changedBy: actor,
      changes: before ? ruleChanges(before.rule, rule) : [],
    }
  })
}
