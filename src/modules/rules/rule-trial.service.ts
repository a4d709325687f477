import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { sampleDocument } from '../logs/index.ts'
import { type MatchedQuery, QuerySet } from './query-set.ts'
import type { Rule } from './rule.ts'
import type { RuleCatalog } from './rule-catalog.ts'
import { completeRule, type RuleDraft } from './rule-definition.ts'
import { invalidRule } from './validation/fault.ts'
import { validateRule } from './validation/validate-rule.ts'

export interface RuleSample {
  readonly log: Record<string, unknown>
  readonly expected: boolean
}

export interface SampleResult {
  readonly index: number
  readonly expected: boolean
  readonly matched: boolean
  /** Name of the first query that selects the log. */
  readonly query: string | null
}

export interface RuleTest {
  readonly passed: boolean
  readonly results: readonly SampleResult[]
}

export interface LogMatches {
  readonly index: number
  readonly matches: readonly { readonly query: string; readonly rule: Rule }[]
}

interface Deps {
  readonly clock: Clock
  readonly catalog: RuleCatalog
}

const MAX_LOGS = 1_000
const MAX_RULE_IDS = 10_000
/** Everybody else waits while so many logs are held against the rules. */
const LOGS_AT_ONCE = 25

/** Holds rules against logs that nobody stores. */
export class RuleTrialService {
  #current: { readonly rules: readonly Rule[]; readonly set: QuerySet } | null = null

  constructor(private readonly deps: Deps) {}

  /** Whether a rule selects the logs that it should. */
  async test(viewer: Viewer, draft: RuleDraft, samples: readonly RuleSample[]): Promise<RuleTest> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    checkCount(samples.length, 'samples')
    const rule = completeRule(draft)
    const known = await this.deps.catalog.byId()
    const faults = validateRule(rule, (id) => known.get(id) ?? null)
    if (faults.length) throw invalidRule(faults)
    if (rule.type !== 'LOG_DETECTION') throw badInput('input.type', `Expected LOG_DETECTION, got ${rule.type}.`)
    const set = new QuerySet([rule as Rule])
    const found = await this.#match(
      set,
      samples.map(({ log }) => log),
      (index) => `samples.${index}.log`,
    )
    const results = samples.map(({ expected }, index) => {
      const query = found[index]?.[0]?.query.name ?? null
      return { index, expected, matched: query !== null, query }
    })
    return { passed: results.every(({ expected, matched }) => expected === matched), results }
  }

  /** Which queries of enabled rules each log satisfies. */
  async matching(viewer: Viewer, logs: readonly unknown[], ruleIds?: readonly string[] | null): Promise<LogMatches[]> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    checkCount(logs.length, 'logs')
    const set = await this.#set(ruleIds ?? null)
    const found = await this.#match(set, logs, (index) => `logs.${index}`)
    return found.map((queries, index) => ({
      index,
      matches: queries.map(({ rule, query }) => ({ rule, query: query.name })),
    }))
  }

  async #set(ruleIds: readonly string[] | null): Promise<QuerySet> {
    if (ruleIds) {
      if (ruleIds.length > MAX_RULE_IDS)
        throw badInput('ruleIds', `Expected at most ${MAX_RULE_IDS} ids, got ${ruleIds.length}.`)
      const known = await this.deps.catalog.byId()
      const chosen = [...new Set(ruleIds)].map((id) => {
        const rule = known.get(id)
        if (!rule) throw notFound('rule', id)
        return rule
      })
      return new QuerySet(chosen.filter(({ enabled }) => enabled))
    }
    const rules = await this.deps.catalog.enabled()
    if (this.#current?.rules !== rules) this.#current = { rules, set: new QuerySet(rules) }
    return this.#current.set
  }

  async #match(set: QuerySet, logs: readonly unknown[], path: (index: number) => string): Promise<MatchedQuery[][]> {
    const found: MatchedQuery[][] = []
    for (const [index, log] of logs.entries()) {
      if (index > 0 && index % LOGS_AT_ONCE === 0) await turn()
      found.push(set.match(sampleDocument(log, path(index), this.deps.clock)))
    }
    return found
  }
}

function checkCount(count: number, path: string): void {
  if (count > MAX_LOGS) throw badInput(path, `Expected at most ${MAX_LOGS} logs, got ${count}.`)
}
