import type { DocumentSearch } from '../explorer/index.ts'

/** Seconds. */
export interface WorkTime {
  readonly p50: number
  readonly p90: number
  readonly mean: number
}

/** How fast a team works on the signals of one group. */
export interface TriageMetrics {
  readonly key: string
  readonly signals: number
  readonly timeToDetect: WorkTime | null
  readonly timeToAcknowledge: WorkTime | null
  readonly timeToResolve: WorkTime | null
}

const FIELDS = ['time_to_detect', 'time_to_acknowledge', 'time_to_resolve']
const AGGREGATIONS = ['MEDIAN', 'P90', 'AVG'] as const

/** The number of signals first, so that groups come in its order. */
const MEASURES = [
  { aggregation: 'COUNT' },
  ...FIELDS.flatMap((field) =>
    AGGREGATIONS.map((aggregation) => ({ aggregation, field: `@workflow.triage.${field}` }) as const),
  ),
] as const

/** One row for each group, or one for everything. */
export async function triageMetrics(
  search: Pick<DocumentSearch, 'measures' | 'groups'>,
  groupBy: Parameters<DocumentSearch['topList']>[0] | null,
): Promise<TriageMetrics[]> {
  if (!groupBy) return [toMetrics('', await search.measures(MEASURES))]
  const groups = await search.groups(groupBy, MEASURES)
  return groups.map(({ key, values }) => toMetrics(key, values))
}

function toMetrics(key: string, [signals, ...times]: readonly (number | null)[]): TriageMetrics {
  const [timeToDetect = null, timeToAcknowledge = null, timeToResolve = null] = FIELDS.map((_, index) =>
    toWorkTime(times.slice(index * AGGREGATIONS.length, (index + 1) * AGGREGATIONS.length)),
  )
  return { key, signals: signals ?? 0, timeToDetect, timeToAcknowledge, timeToResolve }
}

/** None of the three is there when no signal has got so far. */
const toWorkTime = ([p50 = null, p90 = null, mean = null]: readonly (number | null)[]): WorkTime | null =>
  p50 === null || p90 === null || mean === null ? null : { p50, p90, mean }
