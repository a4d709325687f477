import type { RuleRepository } from './rule.repository.ts'
import type { Rule } from './rule.ts'

/** A change made by another process is seen when it is heard of, and after this time at the latest; one made here, at once. */
const CHECK_AFTER_MS = 5_000

/** All rules, in memory: there are thousands of them at most, and every batch of logs and every list of signals asks for them. */
export class RuleCatalog {
  #rules: Promise<ReadonlyMap<string, Rule>> | null = null
  #enabled: { readonly all: ReadonlyMap<string, Rule>; readonly enabled: readonly Rule[] } | null = null
  #loaded: ReadonlyMap<string, Rule> = new Map()
  #stamp = ''
  #checkedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly repository: RuleRepository) {}

  /** The same map until a rule changes. */
  async byId(): Promise<ReadonlyMap<string, Rule>> {
    const now = performance.now()
    if (this.#rules && now - this.#checkedAt < CHECK_AFTER_MS) return this.#rules
    this.#checkedAt = now
    const stamp = await this.repository.stamp()
    if (!this.#rules || stamp !== this.#stamp) {
      this.#stamp = stamp
      this.#rules = this.#load()
    }
    return this.#rules
  }

  /** The same array until a rule changes, so that what is compiled from it can be kept. */
  async enabled(): Promise<readonly Rule[]> {
    const all = await this.byId()
    if (this.#enabled?.all !== all) this.#enabled = { all, enabled: [...all.values()].filter((rule) => rule.enabled) }
    return this.#enabled.enabled
  }

  invalidate(): void {
    this.#rules = null
  }

  /** Something may have changed: whoever asks next looks. */
  look(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY
  }

  async #load(): Promise<ReadonlyMap<string, Rule>> {
    try {
      const before = this.#loaded
      // A version never changes, so that what was made of it can be kept.
      const rules = (await this.repository.list()).map((rule) => {
        const known = before.get(rule.id)
        return known?.version === rule.version ? known : rule
      })
      this.#loaded = new Map(rules.map((rule) => [rule.id, rule]))
      return this.#loaded
    } catch (error) {
      // A failed read must not be what everybody gets until the next change.
      this.#rules = null
      throw error
    }
  }
}
