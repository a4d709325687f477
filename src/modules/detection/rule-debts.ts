import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { JournalRepository } from '../logs/index.ts'
import type { Rule, RuleService } from '../rules/index.ts'
import { touchedGroups } from './group-evaluation.ts'
import type { GroupLocks } from './group-locks.repository.ts'
import { groupBy } from './grouping.ts'
import type { MatchRepository } from './match.repository.ts'
import { evaluateRuleByRule, type RuleFailure } from './rule-by-rule.ts'
import type { RuleDebt, RuleDebtRepository } from './rule-debt.repository.ts'
import type { SignalUpdates } from './signal-updates.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly rules: Pick<RuleService, 'enabled'>
  readonly journal: JournalRepository
  readonly matches: MatchRepository
  readonly locks: GroupLocks
  readonly updates: SignalUpdates
  readonly debts: RuleDebtRepository
}

const PAID_TOGETHER = 50
const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 10 * 60_000

/**
 * What rules still owe: batches of logs over which they failed. The batch counts as evaluated for everybody else; the rule is evaluated over it again,
 * after longer and longer pauses, until it succeeds, changes, or is switched off.
 */
export class RuleDebts {
  /** When to look again; unknown at the start, and then at once. */
  #lookAt: Date | null = new Date(0)

  constructor(private readonly deps: Deps) {}

  /** In the transaction that takes the batches off the journal. */
  async owe(tx: Transaction, failures: readonly RuleFailure[], batches: readonly number[]): Promise<void> {
    for (const { rule, error } of failures) {
      this.deps.logger.error({ err: error, rule: rule.id, batches }, 'a rule could not be evaluated and is tried again')
      await this.#record(tx, rule, batches, error, 1)
    }
  }

  /** Pays what is due; quick when nothing is. */
  async pay(): Promise<void> {
    const now = this.deps.clock.now()
    if (!this.#lookAt || this.#lookAt > now) return
    this.#lookAt = null
    try {
      await this.deps.postgres.transaction(async (tx) => {
        const due = await this.deps.debts.due(tx, now, PAID_TOGETHER)
        if (due.length) await this.#settle(tx, due)
        this.#lookAgain(await this.deps.debts.soonest(tx))
      })
    } catch (err) {
      this.deps.logger.error({ err }, 'what rules owe could not be made up for')
      this.#lookAgain(new Date(now.getTime() + FIRST_PAUSE))
    }
  }

  async #settle(tx: Transaction, due: readonly RuleDebt[]): Promise<void> {
    const { rules, matches, locks, journal, updates, debts } = this.deps
    const byVersion = new Map((await rules.enabled()).map((rule) => [`${rule.id} ${rule.version}`, rule]))
    const read = await matches.ofBatches([...new Set(due.map(({ batch }) => batch))])
    const owed = new Set(due.map((debt) => `${debt.ruleId} ${debt.ruleVersion} ${debt.batch}`))
    const own = read.flatMap(({ ruleId, ruleVersion, ...match }) => {
      const rule = byVersion.get(`${ruleId} ${ruleVersion}`)
      return rule && owed.has(`${ruleId} ${ruleVersion} ${match.batch}`) ? [{ ...match, rule }] : []
    })
    // What these batches hold is visible, so some of it may be in signals already.
    const groups = touchedGroups(own).map((group) => ({ ...group, isRepeated: true }))
    await locks.lock(tx, groups)
    const scope = { visible: await journal.evaluated(tx), own: [] }
    const failures = await evaluateRuleByRule(updates, tx, groups, new Map(), scope)
    const failed = new Map(failures.map((failure) => [failure.rule, failure.error]))
    const byRule = groupBy(due, (debt) => byVersion.get(`${debt.ruleId} ${debt.ruleVersion}`))
    for (const [rule, ofRule] of byRule) {
      if (!rule || !failed.has(rule)) await debts.pay(tx, ofRule)
      else await this.#again(tx, rule, ofRule, failed.get(rule))
    }
  }

  async #again(tx: Transaction, rule: Rule, due: readonly RuleDebt[], error: unknown): Promise<void> {
    const attempts = Math.max(...due.map((debt) => debt.attempts)) + 1
    this.deps.logger.error({ err: error, rule: rule.id, attempts }, 'a rule still cannot be evaluated')
    await this.#record(
      tx,
      rule,
      due.map(({ batch }) => batch),
      error,
      attempts,
    )
  }

  async #record(
    tx: Transaction,
    rule: Rule,
    batches: readonly number[],
    error: unknown,
    attempts: number,
  ): Promise<void> {
    const at = this.deps.clock.now()
    const dueAt = new Date(at.getTime() + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1)))
    await this.deps.debts.record(tx, rule, batches, { message: messageOf(error), at, dueAt })
    this.#lookAgain(dueAt)
  }

  #lookAgain(at: Date | null): void {
    if (at && (!this.#lookAt || at < this.#lookAt)) this.#lookAt = at
  }
}

const messageOf = (error: unknown): string => String((error as Error)?.message ?? error).slice(0, 1_000)
