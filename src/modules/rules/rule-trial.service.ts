import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { badInput, notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { SearchDocument } from '../../search/index.ts'
import { sampleDocument } from '../logs/index.ts'
import { type MatchedQuery, QuerySet } from './query-set.ts'
import type { Rule, RuleDefinition } from './rule.ts'
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

/** A rule that nobody stored, and the logs that it is tried on. */
export interface TriedRule {
  readonly rule: Rule
  readonly documents: readonly SearchDocument[]
}

export interface RuleTest extends TriedRule {
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
    const tried = untold(viewer, rule, this.deps.clock.now())
    const set = new QuerySet([tried])
    const documents = samples.map(({ log }, index) => sampleDocument(log, `samples.${index}.log`, this.deps.clock))
    const found = documents.map((document) => set.match(document))
    const results = samples.map(({ expected }, index) => {
      const query = found[index]?.[0]?.query.name ?? null
      return { index, expected, matched: query !== null, query }
    })
    const passed = results.every(({ expected, matched }) => expected === matched)
    return { passed, results, rule: tried, documents }
  }

  /** Which queries of enabled rules each log satisfies. */
  async matching(viewer: Viewer, logs: readonly unknown[], ruleIds?: readonly string[] | null): Promise<LogMatches[]> {
    requirePermission(viewer, 'security_monitoring_rules_read')
    checkCount(logs.length, 'logs')
    const set = await this.#set(ruleIds ?? null)
    const found = await this.#match(set, logs)
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

  async #match(set: QuerySet, logs: readonly unknown[]): Promise<MatchedQuery[][]> {
    const found: MatchedQuery[][] = []
    for (const [index, log] of logs.entries()) {
      if (index > 0 && index % LOGS_AT_ONCE === 0) await turn()
      found.push(set.match(sampleDocument(log, `logs.${index}`, this.deps.clock)))
    }
    return found
  }
}

const untold = ({ actor }: Viewer, definition: RuleDefinition, now: Date): Rule => ({
  ...definition,
  id: 'rul_untold',
  version: 1,
  isDefault: false,
  defaultTags: [],
  sigmaId: null,
  creator: actor,
  createdAt: now,
  updatedAt: now,
})

function checkCount(count: number, path: string): void {
  if (count > MAX_LOGS) throw badInput(path, `Expected at most ${MAX_LOGS} logs, got ${count}.`)
}
