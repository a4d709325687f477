import type { MatchedMoment } from '../../src/modules/detection/sliding-window.ts'
import type { BuiltInRule, Rule, RuleQuery } from '../../src/modules/rules/index.ts'

export const MINUTE = 60_000

type Different = Partial<Omit<Rule, 'queries' | 'options'>> & {
  readonly queries?: readonly Partial<RuleQuery>[]
  readonly options?: Partial<Rule['options']>
}

/** A rule that counts failed logins of a user: five minutes' window, ten minutes' keep-alive, an hour at most. */
export function ruleOf({ queries = [{}], options = {}, ...different }: Different = {}): Rule {
  return {
    id: 'rul_00000000000000000000000001',
    version: 1,
    name: 'Failed logins',
    message: 'Somebody fails to log in.',
    enabled: true,
    isDefault: false,
    defaultTags: [],
    sigmaId: null,
    creator: { kind: 'SYSTEM', id: 'system', name: 'Signalbox' },
    type: 'LOG_DETECTION',
    method: 'THRESHOLD',
    tags: [],
    cases: [{ name: null, condition: 'a > 2', severity: 'MEDIUM' }],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    ...different,
    queries: queries.map((query, index) => ({
      name: 'abcdefghij'[index] as string,
      query: 'source:auth @evt.outcome:failure',
      aggregation: 'COUNT',
      groupBy: ['@usr.id'],
      optionalGroupBy: false,
      distinctFields: [],
      metric: null,
      ...query,
    })),
    options: {
      evaluationWindow: 5 * MINUTE,
      keepAlive: 10 * MINUTE,
      maxSignalDuration: 60 * MINUTE,
      decreaseCriticalityBasedOnEnv: false,
      ...options,
    },
  }
}

/** The same as something that can be installed. */
export function builtIn(key: string, different: Different = {}): BuiltInRule {
  const { name, message, tags, queries, cases, options, type, method } = ruleOf(different)
  return { key, name, message, tags, queries, cases, options, type, method }
}

export interface SimpleMatch {
  readonly at: number
  readonly query?: number
  readonly number?: number
  readonly value?: string
}

/** Matches as the store answers them: one row for each query and time. */
export function momentsOf(matches: readonly SimpleMatch[]): MatchedMoment[] {
  const moments = new Map<string, MatchedMoment & { distinctValues: string[] }>()
  for (const { at, query = 0, number = 0, value } of matches) {
    const key = `${at} ${query}`
    const known = moments.get(key)
    moments.set(key, {
      at,
      query,
      earliest: at,
      count: (known?.count ?? 0) + 1,
      sum: (known?.sum ?? 0) + number,
      max: Math.max(known?.max ?? number, number),
      distinctValues: [...new Set([...(known?.distinctValues ?? []), ...(value === undefined ? [] : [value])])],
    })
  }
  return [...moments.values()].sort((left, right) => left.at - right.at || left.query - right.query)
}
