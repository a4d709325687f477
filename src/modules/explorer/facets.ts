import { type Field, type Query, selectedValues, withoutField } from '../../search/index.ts'
import { isNumeric, numberColumn, type TextColumn, textColumn } from './columns.ts'
import type { Hits } from './hits.ts'
import { fieldLabel, valueLabel } from './labels.ts'
import type { BranchSql, Row } from './row.ts'
import type { Part, SearchScope, Statement } from './statement.ts'
import { likePattern } from './wildcards.ts'

export interface FacetRequest {
  readonly field: Field
  readonly limit: number
  readonly search: string | null
}

export interface FacetValue {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly selected: boolean
}

export interface Facet {
  readonly field: string
  readonly label: string
  readonly kind: Field['kind']
  readonly values: readonly FacetValue[]
  readonly otherCount: number
  readonly missingCount: number
  readonly distinctCount: number
  readonly min: number | null
  readonly max: number | null
}

/** The documents whose values a facet counts: its own clauses would leave only what is selected already. */
const facetQuery = ({ query, index }: SearchScope, field: Field): Query =>
  withoutField(query, field.name, index.catalog)

export const facetPart = (request: FacetRequest): Part<Facet> =>
  isNumeric(request.field) ? numberFacet(request) : textFacet(request)

function numberFacet({ field }: FacetRequest): Part<Facet> {
  return (statement) => {
    const hits = statement.hits(facetQuery(statement.scope, field))
    const { name } = numberColumn(hits, field)
    const [min, max] = [`minOrNull(${name})`, `maxOrNull(${name})`].map((sql) => hits.scalar(sql))
    const distinct = hits.scalar(`uniqExact(${name})`)
    const missing = hits.scalar(`countIf(isNull(${name}))`)
    return () => ({
      ...describe(field),
      values: [],
      otherCount: 0,
      missingCount: missing() ?? 0,
      distinctCount: distinct() ?? 0,
      min: min?.() ?? null,
      max: max?.() ?? null,
    })
  }
}

function textFacet({ field, limit, search }: FacetRequest): Part<Facet> {
  return (statement) => {
    const { index, query } = statement.scope
    const selected = selectedValues(query, field.name, index.catalog)
    const hits = statement.hits(facetQuery(statement.scope, field))
    const column = textColumn(hits, field)
    const missing = hits.scalar(`countIf(${column.absent})`)
    const rows = hits.branch(facetSql(statement, hits, column, limit, search, selected))
    return () => ({
      ...describe(field),
      ...readFacet(rows()[0], limit, selected, (value) => valueLabel(index, field, value)),
      missingCount: missing() ?? 0,
      min: null,
      max: null,
    })
  }
}

const describe = (field: Field) => ({ field: field.name, label: fieldLabel(field), kind: field.kind })

/** One row: the values with the largest counts, then those that are selected; before their counts, how many documents and values there are. */
function facetSql(
  { params }: Statement,
  hits: Hits,
  column: TextColumn,
  limit: number,
  search: string | null,
  selected: readonly string[],
): () => BranchSql {
  const conditions = column.many ? [] : [`value != ''`]
  if (search) conditions.push(`value ILIKE ${params.add(likePattern(search))}`)
  const chosen = selected.length
    ? `groupArrayIf((toFloat64(count), toString(value)), has(${params.add(selected, 'Array(String)')}, value))`
    : '[]::Array(Tuple(Float64, String))'
  const where = conditions.length ? conditions.join(' AND ') : '1'
  return () => ({
    texts: 'arrayConcat(top.2, chosen.2)',
    numbers: `arrayConcat([total, values, toFloat64(length(top))], arrayMap(pair -> -pair.1, top), chosen.1)`,
    from: `FROM (
      SELECT groupArraySortedIf(${Math.max(limit, 1)})((-toFloat64(count), toString(value)), ${where}) AS top, ${chosen} AS chosen,
        toFloat64(sumIf(count, ${where})) AS total, toFloat64(countIf(${where})) AS values
      FROM (SELECT ${column.value} AS value, count() AS count FROM ${hits.name} GROUP BY value)
    )`,
  })
}

function readFacet(
  row: Row | undefined,
  limit: number,
  selected: readonly string[],
  label: (value: string) => string,
): Pick<Facet, 'values' | 'otherCount' | 'distinctCount'> {
  const [total = 0, distinct = 0, length = 0] = (row?.numbers ?? []) as number[]
  const counts = new Map(row?.texts.map((text, place) => [text, row.numbers[place + 3] ?? 0]))
  const top = (row?.texts.slice(0, length) ?? []).slice(0, limit)
  const shown = [...top, ...selected.filter((value) => !top.includes(value))]
  const values = shown.map((value) => ({
    value,
    label: label(value),
    count: counts.get(value) ?? 0,
    selected: selected.includes(value),
  }))
  const offered = top.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0)
  return { values, otherCount: total - offered, distinctCount: distinct }
}
