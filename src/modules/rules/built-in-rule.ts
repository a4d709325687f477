import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/viewer.ts'
import type { Rule, RuleDefinition } from './rule.ts'
import { sortedKeys } from './sorted-keys.ts'

/** A rule that comes with Signalbox. Its key never changes, whatever else of it does. */
export interface BuiltInRule extends Omit<RuleDefinition, 'enabled' | 'type' | 'method'> {
  readonly key: string
  readonly type?: RuleDefinition['type']
  readonly method?: RuleDefinition['method']
}

/** The same in every installation. */
export const builtInRuleId = (key: string): string =>
  `rul_${createHash('sha256').update(key).digest('hex').slice(0, 26)}`

/** The rules that a start has to store: new ones, and those that say something else than the ones stored by an earlier release. */
export function rulesToInstall(
  builtIn: readonly BuiltInRule[],
  stored: ReadonlyMap<string, Rule>,
  installer: Actor,
  now: Date,
): Rule[] {
  const changed: Rule[] = []
  for (const { key, ...definition } of builtIn) {
    const id = builtInRuleId(key)
    const before = stored.get(id)
    const added =
      before?.tags.filter((tag) => !before.defaultTags.includes(tag) && !definition.tags.includes(tag)) ?? []
    const rule: Rule = {
      type: 'LOG_DETECTION',
      method: 'THRESHOLD',
      ...definition,
      id,
      isDefault: true,
      tags: [...definition.tags, ...added],
      defaultTags: definition.tags,
      sigmaId: null,
      creator: before?.creator ?? installer,
      version: (before?.version ?? 0) + 1,
      // Whoever switched a rule off keeps it off.
      enabled: before?.enabled ?? true,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    }
    if (!before || said(before) !== said(rule)) changed.push(rule)
  }
  return changed
}

const said = ({ id: _id, version: _version, enabled: _enabled, createdAt: _c, updatedAt: _u, ...rest }: Rule): string =>
  JSON.stringify(sortedKeys(rest))
