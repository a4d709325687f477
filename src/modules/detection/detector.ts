import type { Logger } from '../../kernel/logger.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import {
  type Batch,
  type JournalRepository,
  LOG_FIELDS,
  type LogWatcher,
  type StoredLog,
  searchDocument,
} from '../logs/index.ts'
import type { Rule, RuleService } from '../rules/index.ts'
import { correlates } from './correlation-matcher.ts'
import type { Logs } from './episode-reader.ts'
import type { Exclusions } from './exclusions.ts'
import type { Geography } from './geography.ts'
import { type TouchedGroup, touchedGroups } from './group-evaluation.ts'
import type { GroupLocks } from './group-locks.repository.ts'
import type { MatchRepository, Scope } from './match.repository.ts'
import { methodOf } from './methods.ts'
import { evaluateRuleByRule } from './rule-by-rule.ts'
import type { RuleDebts } from './rule-debts.ts'
import type { RuleMatch } from './rule-match.ts'
import { RuleMatcher } from './rule-matcher.ts'
import type { SignalUpdates } from './signal-updates.ts'

interface DetectorDeps {
  readonly postgres: Postgres
  readonly logger: Logger
  readonly rules: Pick<RuleService, 'enabled'>
  readonly journal: JournalRepository
  readonly matches: MatchRepository
  readonly exclusions: Exclusions
  readonly locks: GroupLocks
  readonly updates: SignalUpdates
  readonly debts: RuleDebts
  readonly geography: Geography
}

/** Looks at every log that comes in, and makes signals of what the rules find. */
export class Detector implements LogWatcher<readonly RuleMatch[]> {
  #matcher: { readonly rules: readonly Rule[]; readonly matcher: RuleMatcher } | null = null

  constructor(private readonly deps: DetectorDeps) {}

  async watch(number: number, logs: readonly StoredLog[]): Promise<readonly RuleMatch[]> {
    const matcher = await this.#currentMatcher()
    const sieve = await this.deps.exclusions.begin()
    const matches = logs.flatMap((log) => {
      const document = searchDocument(log)
      return sieve.sift(matcher.match(log.id, log.timestamp, document), document)
    })
    await Promise.all([
      this.deps.matches.insert(number, matches),
      this.deps.exclusions.matches.insert(number, sieve.excluded),
    ])
    return matches
  }

  async forget(number: number): Promise<void> {
    await Promise.all([this.deps.matches.remove(number), this.deps.exclusions.matches.remove(number)])
  }

  async conclude(batches: readonly Batch<readonly RuleMatch[]>[]): Promise<void> {
    const { updates, debts, logger } = this.deps
    const groups = touchedGroups(await this.#matchesOf(batches))
    try {
      await this.#apply(batches, groups, (tx, scope, logs) => updates.apply(tx, groups, logs, scope))
    } catch (err) {
      logger.warn({ err }, 'some logs could not be evaluated at once, so rule by rule')
      await this.#apply(batches, groups, async (tx, scope, logs) => {
        const failures = await evaluateRuleByRule(updates, tx, groups, logs, scope)
        // When a store is at fault no rule is, and all of it is tried again.
        if (failures.length) await this.deps.matches.check()
        await debts.owe(tx, failures, scope.own)
      })
    }
    await debts.pay()
  }

  async #apply(
    batches: readonly Batch<readonly RuleMatch[]>[],
    groups: readonly TouchedGroup[],
    evaluate: (tx: Transaction, scope: Scope, logs: Logs) => Promise<void>,
  ): Promise<void> {
    const { postgres, journal, locks } = this.deps
    const own = batches.map(({ number }) => number)
    const logs = new Map(batches.flatMap(({ content }) => content?.logs.map((log) => [log.id, log] as const) ?? []))
    await postgres.transaction(async (tx) => {
      if (groups.length) {
        await locks.lock(tx, groups)
        await evaluate(tx, { visible: await journal.evaluated(tx), own }, logs)
      }
      await journal.finish(tx, own)
    })
  }

  async #matchesOf(batches: readonly Batch<readonly RuleMatch[]>[]): Promise<RuleMatch[]> {
    const known = batches.flatMap(({ content }) => content?.found ?? [])
    const left = batches.filter(({ content }) => !content).map(({ number }) => number)
    if (!left.length) return known
    const rules = new Map((await this.deps.rules.enabled()).map((rule) => [`${rule.id} ${rule.version}`, rule]))
    const read = (await this.deps.matches.ofBatches(left)).flatMap(({ ruleId, ruleVersion, ...match }) => {
      const rule = rules.get(`${ruleId} ${ruleVersion}`)
      // A rule that was changed or switched off since has nothing to say about older logs.
      return rule ? [{ ...match, rule }] : []
    })
    return [...known, ...read]
  }

  async #currentMatcher(): Promise<RuleMatcher> {
    const rules = await this.deps.rules.enabled()
    if (this.#matcher?.rules === rules) return this.#matcher.matcher
    const matcher = new RuleMatcher(
      rules.filter((rule) => !correlates(rule)),
      LOG_FIELDS,
      this.deps.geography,
      (rule) => methodOf(rule).check(rule),
      (rule, err) => this.deps.logger.error({ err, rule: rule.id }, 'a rule cannot be used'),
    )
    this.#matcher = { rules, matcher }
    return matcher
  }
}
