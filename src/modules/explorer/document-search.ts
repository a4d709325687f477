import { badInput } from '../../kernel/errors.ts'
import { type Page, pageSize, toPage } from '../../kernel/page.ts'
import type { Field } from '../../search/index.ts'
import { type Facet, facetPart } from './facets.ts'
import { checkDimensions, type Dimension, type Group, groupingPart } from './groups.ts'
import { requestedBuckets } from './intervals.ts'
import { valueLabel } from './labels.ts'
import { type Listed, listPart } from './list.ts'
import { COUNT, type MeasureRequest, readMeasure } from './measure.ts'
import { listNewest, type NewestDocuments } from './newest.ts'
import { checkFacets, countableField, requestedField, tooMany } from './requested.ts'
import type { Search } from './search.ts'
import type { SortDirection } from './search-index.ts'
import { isSortable, type Sorting } from './sorting.ts'
import type { SearchScope } from './statement.ts'
import { TableGroup } from './table-group.ts'
import { type Timeseries, timeseriesPart } from './timeseries.ts'

export interface SortRequest {
  readonly field: string
  readonly direction?: SortDirection | null
}

export interface FacetRequest {
  readonly field: string
  readonly limit?: number | null
  readonly search?: string | null
}

export interface GroupByRequest {
  readonly field: string
  readonly limit?: number | null
  readonly order?: SortDirection | null
}

export interface TopListRow {
  readonly key: string
  readonly label: string
  readonly value: number | null
}

export interface TopList {
  readonly rows: readonly TopListRow[]
  readonly otherCount: number
}

export interface PieSlice extends TopListRow {
  readonly share: number
}

const MAX_LIMIT = 1_000
const MAX_MEASURES = 10
const MAX_POINTS = 200_000

/** What a client can ask of one search: its methods called in the same turn are answered together and agree with each other. */
export class DocumentSearch<Document extends { readonly id: string; readonly timestamp: Date } = never> {
  constructor(
    readonly search: Search,
    private readonly source: NewestDocuments<Document> | null = null,
  ) {}

  get scope(): SearchScope {
    return this.search.scope
  }

  async total(): Promise<number> {
    return this.search.ask((statement) => {
      const total = statement.hits().scalar('count()')
      return () => total() ?? 0
    })
  }

  async list(
    first: number | null | undefined,
    after: string | null | undefined,
    sort: SortRequest | null | undefined,
  ): Promise<Page<Listed<Document>>> {
    const size = pageSize(first, 50)
    const field = this.#field(sort?.field ?? 'timestamp', 'sort.field')
    if (!isSortable(field, this.scope.index)) {
      throw badInput('sort.field', `Expected a field that can be sorted by, got ${field.name}.`)
    }
    const sorting = { field, direction: sort?.direction ?? 'DESC' }
    const rows = await this.search.ask<readonly Listed<Document>[]>(
      listPart({ sorting, size, after: after ?? null }),
      this.#newest(sorting, size, after ?? null),
    )
    return toPage(rows, size, Boolean(after), ({ cursor }) => cursor)
  }

  async facets(requests: readonly FacetRequest[]): Promise<Facet[]> {
    checkFacets(requests)
    const parts = requests.map(({ field, limit, search }, index) => {
      const path = `facets.${index}`
      const facet = countableField(this.scope.index, field, `${path}.field`)
      return facetPart({ field: facet, limit: checkLimit(limit, `${path}.limit`, 0), search: search || null })
    })
    return Promise.all(parts.map((part) => this.search.ask(part)))
  }

  async timeseries(
    groupBy: readonly GroupByRequest[],
    measure: MeasureRequest | null | undefined,
    interval: number | null | undefined,
  ): Promise<Timeseries> {
    const dimensions = this.#dimensions(groupBy, 'groupBy')
    const buckets = requestedBuckets(this.scope.range, interval)
    const points = buckets.count * dimensions.reduce((product, { limit }) => product * limit, 1)
    if (points > MAX_POINTS) throw tooMany('groupBy', 'points', points, MAX_POINTS)
    return this.search.ask(timeseriesPart(dimensions, this.#measure(measure, 'measure'), buckets))
  }

  async topList(groupBy: GroupByRequest, measure: MeasureRequest | null | undefined): Promise<TopList> {
    const { dimension, grouping } = await this.#oneLevel(groupBy, measure)
    const shown = grouping.groups.reduce((sum, { values }) => sum + (values[1] ?? 0), 0)
    return {
      rows: grouping.groups.map((group) => this.#row(dimension.field, group)),
      otherCount: grouping.total.count - shown,
    }
  }

  async pie(groupBy: GroupByRequest, measure: MeasureRequest | null | undefined): Promise<{ slices: PieSlice[] }> {
    const { dimension, grouping } = await this.#oneLevel(groupBy, measure)
    const whole = grouping.total.value
    const slices = grouping.groups.map((group) => {
      const row = this.#row(dimension.field, group)
      return { ...row, share: whole ? (row.value ?? 0) / whole : 0 }
    })
    return { slices }
  }

  async table(
    groupBy: readonly GroupByRequest[],
    measures: readonly MeasureRequest[] | null | undefined,
  ): Promise<{ groups: TableGroup[] }> {
    if (groupBy.length === 0) throw badInput('groupBy', 'Expected at least one field to group by, got none.')
    const dimensions = this.#dimensions(groupBy, 'groupBy')
    const requests = measures?.length ? measures : [{}]
    if (requests.length > MAX_MEASURES) throw tooMany('measures', 'measures', requests.length, MAX_MEASURES)
    const read = requests.map((measure, index) => this.#measure(measure, `measures.${index}`))
    const { groups } = await this.search.ask(groupingPart(dimensions, read))
    return { groups: groups.map((group) => new TableGroup(this.scope, dimensions, group, [])) }
  }

  #newest(sorting: Sorting, size: number, after: string | null) {
    const { source, scope } = this
    const everything = scope.query.kind === 'all' && !scope.within
    const newestOfAll = everything && sorting.field.name === 'timestamp' && sorting.direction === 'DESC'
    return source && newestOfAll ? () => listNewest(source, scope.range, sorting, size, after) : undefined
  }

  async #oneLevel(groupBy: GroupByRequest, request: MeasureRequest | null | undefined) {
    const dimension = this.#dimension(groupBy, 'groupBy')
    checkDimensions([dimension], 'groupBy')
    const measure = this.#measure(request, 'measure')
    return { dimension, grouping: await this.search.ask(groupingPart([dimension], [measure, COUNT])) }
  }

  #row(field: Field, { key, values }: Group): TopListRow {
    return { key, label: valueLabel(this.scope.index, field, key), value: values[0] ?? null }
  }

  #dimensions(groupBy: readonly GroupByRequest[], path: string): Dimension[] {
    const dimensions = groupBy.map((request, index) => this.#dimension(request, `${path}.${index}`))
    checkDimensions(dimensions, path)
    return dimensions
  }

  #dimension({ field, limit, order }: GroupByRequest, path: string): Dimension {
    return {
      field: this.#field(field, `${path}.field`),
      limit: checkLimit(limit, `${path}.limit`, 1, 10_000),
      order: order ?? 'DESC',
    }
  }

  #measure = (request: MeasureRequest | null | undefined, path: string) =>
    readMeasure(request, (field, fieldPath) => this.#field(field, fieldPath), path)

  #field(reference: string, path: string): Field {
    return requestedField(this.scope.index, reference, path)
  }
}

function checkLimit(limit: number | null | undefined, path: string, least: number, most = MAX_LIMIT): number {
  const value = limit ?? 10
  if (value >= least && value <= most) return value
  throw badInput(path, `Expected a limit from ${least} to ${most}, got ${value}.`)
}
