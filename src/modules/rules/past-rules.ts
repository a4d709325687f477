import type { RuleRepository } from './rule.repository.ts'
import type { RuleDefinition } from './rule.ts'
import type { RuleCatalog } from './rule-catalog.ts'
import type { VersionKey } from './rule-versions.ts'

const MOST_KEPT = 1_000

/** What rules said when they fired. A version never changes, so those that were asked for last are kept. */
export class PastRules {
  readonly #kept = new Map<string, RuleDefinition>()

  constructor(
    private readonly rules: Pick<RuleRepository, 'atVersions'>,
    private readonly catalog: Pick<RuleCatalog, 'byId'>,
  ) {}

  /** In the order of the keys; null for a version that is not known. Whoever asks has seen to it that the viewer may know. */
  async list(keys: readonly VersionKey[]): Promise<(RuleDefinition | null)[]> {
    const current = await this.catalog.byId()
    const found = keys.map((key) => {
      const rule = current.get(key.ruleId)
      return rule?.version === key.version ? rule : this.#kept.get(nameOf(key))
    })
    const missing = keys.filter((_, index) => !found[index])
    if (missing.length) await this.#read(missing)
    return keys.map((key, index) => found[index] ?? this.#kept.get(nameOf(key)) ?? null)
  }

  async #read(keys: readonly VersionKey[]): Promise<void> {
    const read = await this.rules.atVersions(keys)
    if (this.#kept.size + read.length > MOST_KEPT) this.#kept.clear()
    for (const version of read) this.#kept.set(nameOf(version), version.rule)
  }
}

const nameOf = ({ ruleId, version }: VersionKey): string => `${ruleId}/${version}`
