import type { LoaderDefinition } from '../../graphql/context.ts'
import type { TimeRange } from '../../kernel/time.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { PastRules, RuleDefinition } from '../rules/index.ts'
import type { SignalService, SignalTrail } from '../signals/index.ts'
import { type LogClause, type LogsQuery, logClauses, printClauses } from './logs-query.ts'

const MARGIN = 5 * 60_000

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
    const rules = await this.#rules(trails)
    const correlations = trails.filter((trail, index) => isCorrelation(trail, rules[index] ?? null))
    const counted = correlations.length ? await this.#counted(viewer, correlations) : new Map()
    return trails.map((trail, index) => toSelection(counted.get(trail.id) ?? select(trail, rules[index] ?? null)))
  }

  /** The logs of a correlation are those of the signals that it counted; those are never correlations themselves. */
  async #counted(viewer: Viewer, correlations: readonly SignalTrail[]): Promise<Map<string, Selected>> {
    const ids = await this.deps.correlated.idsBySignal(correlations.map(({ id }) => id))
    const all = [...new Set([...ids.values()].flat())]
    const trails = (await this.deps.signals.trailsByIds(viewer, all)).filter((trail) => trail !== null)
    const rules = await this.#rules(trails)
    const selected = new Map(trails.map((trail, index) => [trail.id, select(trail, rules[index] ?? null)]))
    return new Map(
      correlations.map((trail) => [
        trail.id,
        together(
          trail,
          (ids.get(trail.id) ?? []).flatMap((id) => selected.get(id) ?? []),
        ),
      ]),
    )
  }

  #rules(trails: readonly SignalTrail[]): Promise<(RuleDefinition | null)[]> {
    return this.deps.pastRules.list(trails.map(({ ruleId, ruleVersion }) => ({ ruleId, version: ruleVersion })))
  }
}

const isCorrelation = ({ ruleType }: SignalTrail, rule: RuleDefinition | null): boolean =>
  ruleType === 'SIGNAL_CORRELATION' || (rule?.queries.some(({ ruleId }) => ruleId) ?? false)

const select = (trail: SignalTrail, rule: RuleDefinition | null): Selected => ({
  clauses: logClauses(trail, rule),
  from: trail.firstSeen.getTime() - (rule?.options.evaluationWindow ?? 0) - MARGIN,
  to: trail.lastSeen.getTime() + MARGIN,
})

const together = (correlation: SignalTrail, counted: readonly Selected[]): Selected =>
  counted.length
    ? {
        clauses: counted.flatMap(({ clauses }) => clauses),
        from: Math.min(...counted.map(({ from }) => from)),
        to: Math.max(...counted.map(({ to }) => to)),
      }
    : { ...select(correlation, null), clauses: [] }

const toSelection = ({ clauses, from, to }: Selected): LogsSelection => ({
  ...printClauses(clauses),
  range: { from: new Date(from), to: new Date(to) },
})
