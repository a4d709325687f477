import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { enumOf, SortDirectionEnum } from '../../graphql/enums.ts'
import { TimePoint } from '../../graphql/scalars.ts'
import { AGGREGATIONS, type Aggregation } from './measure.ts'
import { QUERY_TARGETS } from './query-check.ts'
import type { SortDirection } from './search-index.ts'

export const AggregationEnum = enumOf(AGGREGATIONS)
registerEnumType(AggregationEnum, {
  name: 'Aggregation',
  description:
    'What is computed of many documents, exactly. SUM, MIN, MAX, AVG and percentiles take the numbers among the values; of dates, epoch milliseconds.',
  valuesConfig: {
    COUNT: { description: 'Documents; with a field, those that have it.' },
    CARDINALITY: { description: 'Different values.' },
    MEDIAN: { description: 'The same as a percentile of 50.' },
    P75: { description: 'The value that three quarters do not exceed; the others likewise.' },
  },
})

export const QueryTargetEnum = enumOf(QUERY_TARGETS)
registerEnumType(QueryTargetEnum, { name: 'QueryTarget', description: 'What a query is meant to search in.' })

@InputType({ description: '`from` is included, `to` is not.' })
export class TimeRangeInput {
  @Field(() => TimePoint, {
    description: 'Where it begins. Signals are searched by the time of their creation, logs by their own time.',
  })
  from: string

  @Field(() => TimePoint, {
    nullable: true,
    defaultValue: 'now',
    description: 'Where it ends; an end before the beginning is BAD_USER_INPUT.',
  })
  to?: string | null
}

@InputType({ description: 'What a list is sorted by; signals without a value come last.' })
export class SignalSortInput {
  @Field(() => String, { description: 'One that `signalFields` calls sortable, or any attribute or tag.' })
  field: string

  @Field(() => SortDirectionEnum, { nullable: true, defaultValue: 'DESC' })
  direction?: SortDirection | null
}

@InputType({ description: '`search` filters the offered values with wildcards.' })
export class FacetInput {
  @Field(() => String, { description: 'Any field that is not searched by words; one that nothing has is no error.' })
  field: string

  @Field(() => Int, { nullable: true, defaultValue: 10, description: 'How many values are listed: 0 to 1,000.' })
  limit?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Without wildcards it is found anywhere in a value, in any case.',
  })
  search?: string | null
}

@InputType({
  description:
    'A field whose values make groups. A document with several values is in the group of each; one with none is in no group.',
})
export class GroupByInput {
  @Field(() => String, { description: 'As a query writes it, such as `status`, `@usr.id` or the key of a tag.' })
  field: string

  @Field(() => Int, { nullable: true, defaultValue: 10, description: 'How many groups are shown: 1 to 10,000.' })
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
  @Field(() => AggregationEnum, { nullable: true, defaultValue: 'COUNT', description: 'What is computed.' })
  aggregation?: Aggregation | null

  @Field(() => String, { nullable: true, description: 'What it is computed of.' })
  field?: string | null
}
