import type { Logger } from '../../kernel/logger.ts'
import { LOG_FIELDS, type LogStoreRepository, type ReadLog, searchDocument } from '../logs/index.ts'
import type { Rule, RuleService } from '../rules/index.ts'
import type { Exclusions } from './exclusions.ts'
import type { Geography } from './geography.ts'
import type { LearnedValueRepository } from './learned-value.repository.ts'
import { learns, sightingOf } from './learning.ts'
import { type MatchRepository, NO_BATCH } from './match.repository.ts'
import { methodOf } from './methods.ts'
import type { RuleMatch } from './rule-match.ts'
import { RuleMatcher } from './rule-matcher.ts'

interface Deps {
  readonly logger: Logger
  readonly rules: Pick<RuleService, 'enabled'>
  readonly logs: Pick<LogStoreRepository, 'after'>
  readonly matches: MatchRepository
  readonly learned: LearnedValueRepository
  readonly exclusions: Exclusions
  readonly geography: Geography
}

export interface Relearned {
  readonly rules: number
  readonly logs: number
}

const PAGE = 10_000
const BEGINNING = 0
const END = Date.parse('2200-01-01T00:00:00.000Z')

/**
 * Learns everything anew from the logs that are stored: what was lost, and what a new rule would know had it always been there. It makes no signals.
 * The server is stopped meanwhile.
 */
export class Relearning {
  constructor(private readonly deps: Deps) {}

  async run(): Promise<Relearned> {
    const { logs, learned, exclusions } = this.deps
    const rules = (await this.deps.rules.enabled()).filter(learns)
    if (!rules.length) return { rules: 0, logs: 0 }
    const matcher = this.#matcherOf(rules)
    for (const { id } of rules) await learned.forget(id)
    let place = { timestamp: BEGINNING, id: '' }
    let read = 0
    for (;;) {
      const page: ReadLog[] = await logs.after(place, END, PAGE)
      const sieve = await exclusions.begin()
      const matches = page.flatMap((log) => {
        const document = searchDocument(log)
        return sieve.sift(matcher.match(log.id, log.timestamp, document), document)
      })
      await learned.learn(matches.flatMap((match) => sightingOf(match) ?? []))
      await this.#remember(matches.filter(({ rule }) => rule.method === 'ANOMALY'))
      read += page.length
      place = page.at(-1) ?? place
      if (page.length < PAGE) return { rules: rules.length, logs: read }
    }
  }

  /** What an anomaly is compared with are matches; those that were found when their logs were new stay as they are. */
  async #remember(matches: readonly RuleMatch[]): Promise<void> {
    if (!matches.length) return
    const known = await this.deps.matches.known(matches)
    const missing = matches.filter((match) => !known.has(`${match.groupHash} ${match.logId}`))
    await this.deps.matches.insert(NO_BATCH, missing)
  }

  #matcherOf(rules: readonly Rule[]): RuleMatcher {
    return new RuleMatcher(
      rules,
      LOG_FIELDS,
      this.deps.geography,
      (rule) => methodOf(rule).check(rule),
      (rule, err) => this.deps.logger.error({ err, rule: rule.id }, 'a rule cannot be used'),
    )
  }
}
