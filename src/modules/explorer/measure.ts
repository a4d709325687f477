import { badInput } from '../../kernel/errors.ts'
import type { Field } from '../../search/index.ts'
import { numberColumn, textColumn } from './columns.ts'
import type { Hits } from './hits.ts'

export const AGGREGATIONS = [
  'COUNT',
  'CARDINALITY',
  'SUM',
  'MIN',
  'MAX',
  'AVG',
  'MEDIAN',
  'P75',
  'P90',
  'P95',
  'P98',
  'P99',
] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/** What is computed of the documents of a group. */
export type Measure =
  | { readonly aggregation: 'COUNT'; readonly field: Field | null }
  | { readonly aggregation: Exclude<Aggregation, 'COUNT'>; readonly field: Field }

export interface MeasureRequest {
  readonly aggregation?: Aggregation | null
  readonly field?: string | null
}

export const COUNT: Measure = { aggregation: 'COUNT', field: null }

export function readMeasure(
  request: MeasureRequest | null | undefined,
  resolve: (field: string, path: string) => Field,
  path = 'measure',
): Measure {
  const aggregation = request?.aggregation ?? 'COUNT'
  const field = request?.field ? resolve(request.field, `${path}.field`) : null
  if (aggregation === 'COUNT') return { aggregation, field }
  if (!field) throw badInput(`${path}.field`, `Expected the field that ${aggregation} is taken of, got none.`)
  return { aggregation, field }
}

/** What a group has in which the measure finds nothing. */
export const emptyValue = ({ aggregation }: Measure): number | null =>
  aggregation === 'COUNT' || aggregation === 'CARDINALITY' || aggregation === 'SUM' ? 0 : null

const FUNCTIONS: Record<Exclude<Aggregation, 'COUNT' | 'CARDINALITY'>, (array: string) => string> = {
  SUM: (array) => `sum${array}`,
  MIN: (array) => `minOrNull${array}`,
  MAX: (array) => `maxOrNull${array}`,
  AVG: (array) => `avgOrNull${array}`,
  MEDIAN: percentile(0.5),
  P75: percentile(0.75),
  P90: percentile(0.9),
  P95: percentile(0.95),
  P98: percentile(0.98),
  P99: percentile(0.99),
}

/** Between two values where the percentile falls between them, so that the median of 1 and 2 is 1.5. */
function percentile(level: number): (array: string) => string {
  return (array) => `quantileExactInclusiveOrNull${array}(${level})`
}

/** SQL of the measure over the hits that are aggregated: a Nullable(Float64). */
export function measureSql(hits: Hits, measure: Measure): string {
  const { aggregation, field } = measure
  if (aggregation === 'COUNT') {
    if (!field) return 'toNullable(toFloat64(count()))'
    return `toNullable(toFloat64(countIf(NOT ${textColumn(hits, field).absent})))`
  }
  if (aggregation === 'CARDINALITY') {
    const { name, many } = textColumn(hits, field)
    return `toNullable(toFloat64(${many ? `uniqExactArray(${name})` : `uniqExactIf(${name}, ${name} != '')`}))`
  }
  const { name, many } = numberColumn(hits, field)
  const value = `${FUNCTIONS[aggregation](many ? 'Array' : '')}(${name})`
  return `toNullable(toFloat64(${aggregation === 'SUM' ? `ifNull(${value}, 0)` : value}))`
}
