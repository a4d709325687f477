import type { LoaderDefinition } from '../../graphql/context.ts'
import type { TimeRange } from '../../kernel/time.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { PastRules, RuleDefinition } from '../rules/index.ts'
import type { SignalService, SignalTrail } from '../signals/index.ts'
import { type LogClause, type LogsQuery, logClauses, printClauses } from './logs-query.ts'

const MARGIN = 5 * 60_000
/** Correlations can be made of correlations. */
const DEEPEST = 4

/** Where the logs of a signal are found: those that its rule counted, and those that it would have counted shortly before and after. */
export interface LogsSelection extends LogsQuery {
  readonly range: TimeRange
}

/** The signals that correlations were made of. */
export interface CorrelatedSignals {
  idsBySignal(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
}

interface Deps {
  readonly signals: Pick<SignalService, 'trailsByIds'>
  readonly pastRules: PastRules
  readonly correlated: CorrelatedSignals
}

interface Selected {
  readonly clauses: readonly LogClause[]
  readonly from: number
  readonly to: number
}

export class RelatedLogs implements LoaderDefinition<SignalTrail, LogsSelection> {
  constructor(private readonly deps: Deps) {}

  readonly batch = async (trails: readonly SignalTrail[], viewer: Viewer): Promise<LogsSelection[]> => {
    const selected = await this.#select(viewer, trails, 1)
    return selected.map(({ clauses, from, to }) => ({
      ...printClauses(clauses),
      range: { from: new Date(from), to: new Date(to) },
    }))
  }

  async #select(viewer: Viewer, trails: readonly SignalTrail[], depth: number): Promise<Selected[]> {
    const rules = await this.deps.pastRules.list(
      trails.map(({ ruleId, ruleVersion }) => ({ ruleId, version: ruleVersion })),
    )
    const correlations = trails.filter((trail, index) => isCorrelation(trail, rules[index] ?? null))
    const below = depth < DEEPEST && correlations.length ? await this.#below(viewer, correlations, depth) : null
    return trails.map((trail, index) => {
      const rule = rules[index] ?? null
      if (isCorrelation(trail, rule)) return joined(trail, below?.get(trail.id) ?? [])
      return { ...windowOf(trail, rule?.options.evaluationWindow ?? 0), clauses: logClauses(trail, rule) }
    })
  }

  /** The logs of a correlation are those of the signals that it counted. */
  async #below(viewer: Viewer, trails: readonly SignalTrail[], depth: number): Promise<Map<string, Selected[]>> {
    const ids = await this.deps.correlated.idsBySignal(trails.map(({ id }) => id))
    const correlated = await this.deps.signals.trailsByIds(viewer, [...new Set([...ids.values()].flat())])
    const found = correlated.filter((trail) => trail !== null)
    const selected = await this.#select(viewer, found, depth + 1)
    const byId = new Map(found.map(({ id }, index) => [id, selected[index]]))
    return new Map([...ids].map(([id, of]) => [id, of.flatMap((one) => byId.get(one) ?? [])]))
  }
}

const isCorrelation = ({ ruleType }: SignalTrail, rule: RuleDefinition | null): boolean =>
  ruleType === 'SIGNAL_CORRELATION' || (rule?.queries.some(({ ruleId }) => ruleId) ?? false)

const windowOf = ({ firstSeen, lastSeen }: SignalTrail, evaluationWindow: number) => ({
  from: firstSeen.getTime() - evaluationWindow - MARGIN,
  to: lastSeen.getTime() + MARGIN,
})

function joined(trail: SignalTrail, below: readonly Selected[]): Selected {
  if (!below.length) return { ...windowOf(trail, 0), clauses: [] }
  return {
    clauses: below.flatMap(({ clauses }) => clauses),
    from: Math.min(...below.map(({ from }) => from)),
    to: Math.max(...below.map(({ to }) => to)),
  }
}
