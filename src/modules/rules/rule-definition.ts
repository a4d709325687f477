import { isCondition } from './condition.ts'
import type { NotificationTarget } from './notification-target.ts'
import type {
  DetectionMethod,
  LearningMethod,
  QueryAggregation,
  RuleCase,
  RuleDefinition,
  RuleOptions,
  RuleQuery,
  RuleType,
  SequenceStep,
} from './rule.ts'

type Lax<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] | null | undefined }

/** A rule as somebody writes it: what has a default can be left out. */
export interface RuleDraft {
  readonly name: string
  readonly message: string
  readonly enabled?: boolean | null
  readonly type?: RuleType | null
  readonly method?: DetectionMethod | null
  readonly tags?: readonly string[] | null
  readonly queries: readonly (Lax<Omit<RuleQuery, 'query'>> & { readonly query: string })[]
  readonly cases: readonly (Lax<Omit<RuleCase, 'severity'>> & Pick<RuleCase, 'severity'>)[]
  readonly options?: OptionsDraft | null
}

interface OptionsDraft extends Lax<Omit<RuleOptions, 'steps'>> {
  readonly learningMethod?: LearningMethod | null
  readonly steps?: readonly (Lax<SequenceStep> & Omit<SequenceStep, 'name'>)[] | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What a query takes of its logs where the method decides it. */
const AGGREGATIONS: Partial<Record<DetectionMethod, QueryAggregation>> = {
  NEW_VALUE: 'NEW_VALUE',
  IMPOSSIBLE_TRAVEL: 'GEO_DATA',
  THIRD_PARTY: 'NONE',
}

/** Puts in the defaults; `before` is what the rule said until now. Whether it makes sense is another question: see validateRule. */
export function completeRule(draft: RuleDraft, before: RuleDefinition | null = null): RuleDefinition {
  const method = draft.method ?? 'THRESHOLD'
  const queries = draft.queries.map((query, index) => keepMatcher(completeQuery(query, method, index), before))
  const labels = queries.map(({ name }) => name)
  return {
    name: draft.name,
    message: draft.message,
    enabled: draft.enabled ?? true,
    type: draft.type ?? 'LOG_DETECTION',
    method,
    tags: [...new Set(draft.tags ?? [])],
    queries,
    cases: draft.cases.map((one) => completeCase(one, method, labels)),
    options: completeOptions(draft.options ?? {}, method),
  }
}

function completeQuery(draft: RuleDraft['queries'][number], method: DetectionMethod, index: number): RuleQuery {
  const given = draft.aggregation ?? 'COUNT'
  const aggregation = given === 'COUNT' ? (AGGREGATIONS[method] ?? given) : given
  const distinctFields = draft.distinctFields ?? []
  const watchesOne = aggregation === 'NEW_VALUE' && distinctFields.length === 0 && Boolean(draft.metric)
  return {
    name: draft.name || ('abcdefghijklmnopqrstuvwxyz'[index] ?? `query_${index}`),
    query: draft.query,
    aggregation,
    groupBy: draft.groupBy ?? [],
    optionalGroupBy: draft.optionalGroupBy ?? false,
    distinctFields: watchesOne ? [draft.metric as string] : distinctFields,
    metric: watchesOne ? null : draft.metric || null,
    ...(draft.ruleId ? { ruleId: draft.ruleId } : {}),
    ...(draft.matcher ? { matcher: draft.matcher } : {}),
  }
}

/** Nobody writes matchers by hand: what a query of that name asked beside its text, it goes on asking. */
function keepMatcher(query: RuleQuery, before: RuleDefinition | null): RuleQuery {
  const matcher = query.matcher ?? before?.queries.find(({ name }) => name === query.name)?.matcher
  return matcher ? { ...query, matcher } : query
}

/** The cases of THIRD_PARTY are chosen by a query, which may stand where others have their condition. */
function completeCase(
  { name, condition, query, severity, notifications }: RuleDraft['cases'][number],
  method: DetectionMethod,
  labels: readonly string[],
): RuleCase {
  const plain = {
    ...{ name: name || null, condition: condition?.trim() ? condition : null, severity },
    ...(notifications?.length ? { notifications: notifications.map(trimmed) } : {}),
  }
  if (method !== 'THIRD_PARTY') return { ...plain, ...(query ? { query } : {}) }
  if (plain.condition === null || query || isCondition(plain.condition, labels))
    return { ...plain, query: query || null }
  return { ...plain, condition: null, query: plain.condition }
}

const trimmed = ({ kind, address }: NotificationTarget): NotificationTarget => ({ kind, address: address.trim() })

function completeOptions(draft: OptionsDraft, method: DetectionMethod): RuleOptions {
  const keepAlive = draft.keepAlive ?? Math.max(HOUR, draft.evaluationWindow ?? 0)
  return {
    evaluationWindow: draft.evaluationWindow ?? Math.min(keepAlive, WINDOWS[method]),
    keepAlive,
    maxSignalDuration: draft.maxSignalDuration ?? DAY,
    decreaseCriticalityBasedOnEnv: draft.decreaseCriticalityBasedOnEnv ?? false,
    ...given(draft),
    ...METHOD_DEFAULTS[method]?.(draft),
  }
}

/** Those that compare a log with what they have learned look at that log alone. */
const WINDOWS: Readonly<Record<DetectionMethod, number>> = {
  THRESHOLD: 5 * MINUTE,
  SEQUENCE: HOUR,
  ANOMALY: 0,
  NEW_VALUE: 0,
  IMPOSSIBLE_TRAVEL: 0,
  THIRD_PARTY: 0,
}

type MethodOptions = Partial<RuleOptions>

/** Options of any method, so that validation can refuse those that are not the rule's. */
function given(draft: OptionsDraft): MethodOptions {
  const { learningMethod, learningDuration, learningThreshold, forgetAfter } = draft
  const { detectionTolerance, bucketDuration, baselineUserLocations, steps } = draft
  const options = {
    learningMethod,
    learningDuration,
    learningThreshold,
    forgetAfter,
    detectionTolerance,
    bucketDuration,
    baselineUserLocations,
    steps: steps?.map(({ name, condition, evaluationWindow }) => ({ name: name || null, condition, evaluationWindow })),
  }
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== undefined))
}

const METHOD_DEFAULTS: Partial<Record<DetectionMethod, (draft: OptionsDraft) => MethodOptions>> = {
  NEW_VALUE: (draft) => ({
    learningMethod: draft.learningMethod ?? 'DURATION',
    ...(draft.learningMethod === 'THRESHOLD'
      ? { learningThreshold: draft.learningThreshold ?? 1 }
      : { learningDuration: draft.learningDuration ?? DAY }),
    forgetAfter: draft.forgetAfter ?? 28 * DAY,
  }),
  ANOMALY: (draft) => ({
    learningDuration: draft.learningDuration ?? DAY,
    detectionTolerance: draft.detectionTolerance ?? 2,
    bucketDuration: draft.bucketDuration ?? 5 * MINUTE,
  }),
  IMPOSSIBLE_TRAVEL: (draft) => {
    const baseline = draft.baselineUserLocations ?? typeof draft.learningDuration === 'number'
    if (!baseline) return { baselineUserLocations: false }
    return {
      baselineUserLocations: true,
      learningDuration: draft.learningDuration ?? DAY,
      forgetAfter: draft.forgetAfter ?? 30 * DAY,
    }
  },
}
