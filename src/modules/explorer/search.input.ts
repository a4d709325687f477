import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { enumOf, SortDirectionEnum } from '../../graphql/enums.ts'
import { TimePoint } from '../../graphql/scalars.ts'
import { AGGREGATIONS, type Aggregation } from './measure.ts'
import { QUERY_TARGETS } from './query-check.ts'
import type { SortDirection } from './search-index.ts'

export const AggregationEnum = enumOf(AGGREGATIONS)
registerEnumType(AggregationEnum, {
  name: 'Aggregation',
  description: 'What is computed of many documents. COUNT and CARDINALITY are exact; Pnn are exact percentiles.',
})

export const QueryTargetEnum = enumOf(QUERY_TARGETS)
registerEnumType(QueryTargetEnum, { name: 'QueryTarget', description: 'What a query is meant to search in.' })

@InputType({ description: '`from` is included, `to` is not.' })
export class TimeRangeInput {
  @Field(() => TimePoint)
  from: string

  @Field(() => TimePoint, { nullable: true, defaultValue: 'now' })
  to?: string | null
}

@InputType()
export class SignalSortInput {
  @Field(() => String)
  field: string

  @Field(() => SortDirectionEnum, { nullable: true, defaultValue: 'DESC' })
  direction?: SortDirection | null
}

@InputType({ description: '`search` filters the offered values with wildcards.' })
export class FacetInput {
  @Field(() => String)
  field: string

  @Field(() => Int, { nullable: true, defaultValue: 10, description: 'At most 1,000.' })
  limit?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Without wildcards it is found anywhere in a value, in any case.',
  })
  search?: string | null
}

@InputType()
export class GroupByInput {
  @Field(() => String)
  field: string

  @Field(() => Int, { nullable: true, defaultValue: 10 })
  limit?: number | null

  @Field(() => SortDirectionEnum, {
    nullable: true,
    defaultValue: 'DESC',
    description:
      'Whether the groups with the largest values of the first measure are shown, or those with the smallest.',
  })
  order?: SortDirection | null
}

@InputType({ description: 'Every aggregation but COUNT needs a field.' })
export class MeasureInput {
  @Field(() => AggregationEnum, { nullable: true, defaultValue: 'COUNT' })
  aggregation?: Aggregation | null

  @Field(() => String, { nullable: true })
  field?: string | null
}
