import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { DateTime, Duration } from '../../graphql/scalars.ts'

export const FieldKindEnum = enumOf(['STRING', 'TEXT', 'IP', 'NUMBER', 'DURATION', 'DATE'])
registerEnumType(FieldKindEnum, {
  name: 'FieldKind',
  description: 'How values compare: STRING and IP as a whole, TEXT by words, the others by size.',
})
type FieldKind = keyof typeof FieldKindEnum

@ObjectType({ description: 'One value that a facet offers.' })
export class FacetValue {
  @Field(() => String, { description: 'As a query writes it.' })
  value: string

  @Field(() => String, { description: 'As people call it.' })
  label: string

  @Field(() => Int, {
    description: 'Documents that have the value. The clauses that restrict the facet itself do not count.',
  })
  count: number

  @Field(() => Boolean, {
    description: 'Whether the query asks for it. Selected values are listed whatever their count.',
  })
  selected: boolean
}

@ObjectType({ description: 'The values of one field in what the other clauses of the query select.' })
export class Facet {
  @Field(() => String, { description: 'As it was asked for.' })
  field: string

  @Field(() => String, { description: 'As people call the field.' })
  label: string

  @Field(() => FieldKindEnum, { description: 'NUMBER, DURATION and DATE answer a range instead of values.' })
  kind: FieldKind

  @Field(() => [FacetValue], { description: 'The most frequent first, then selected ones that are not among them.' })
  values: readonly FacetValue[]

  @Field(() => Int, {
    description: 'Documents of the values that are left out; one with several of them counts for each.',
  })
  otherCount: number

  @Field(() => Int, { description: 'Documents without the field.' })
  missingCount: number

  @Field(() => Int, { description: 'How many different values there are, after `search`.' })
  distinctCount: number

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest number; of a DATE in epoch milliseconds, of a DURATION in seconds.',
  })
  min: number | null

  @Field(() => Float, { nullable: true, description: 'Largest number, in the same units.' })
  max: number | null
}

@ObjectType({ description: 'The measure of one interval.' })
export class TimeseriesPoint {
  @Field(() => DateTime, { description: 'Where its interval begins; intervals are aligned to UTC, weeks to Mondays.' })
  at: Date

  @Field(() => Float, { nullable: true, description: 'Null where there is nothing to take a minimum, average … of.' })
  value: number | null
}

@ObjectType({ description: 'The points of one group.' })
export class TimeseriesSeries {
  @Field(() => [String], { description: 'Its value of each field that is grouped by.' })
  group: readonly string[]

  @Field(() => [TimeseriesPoint], { description: 'One for every interval of the range.' })
  points: readonly TimeseriesPoint[]
}

@ObjectType({ description: 'A measure over time, group by group.' })
export class Timeseries {
  @Field(() => Duration, { description: 'The time between two points.' })
  interval: number

  @Field(() => [TimeseriesSeries], { description: 'One for each group; a single one when nothing is grouped by.' })
  series: readonly TimeseriesSeries[]
}

@ObjectType({ description: 'One value of a field and its measure.' })
export class TopListRow {
  @Field(() => String, { description: 'The value, as a query writes it.' })
  key: string

  @Field(() => String, { description: 'The value, as people call it.' })
  label: string

  @Field(() => Float, { nullable: true, description: 'The measure; null where there is nothing to take it of.' })
  value: number | null
}

@ObjectType({ description: 'The values of a field in the order of a measure.' })
export class TopList {
  @Field(() => [TopListRow], { description: 'In the order that was asked for.' })
  rows: readonly TopListRow[]

  @Field(() => Int, {
    description: 'Documents of the values that are left out; one with several of them counts for each.',
  })
  otherCount: number
}

@ObjectType('TableGroup', { description: 'One value of a field in a table, with what lies below it.' })
export class TableGroupType {
  @Field(() => String, { description: 'What is grouped by here.' })
  field: string

  @Field(() => String, { description: 'The value, as a query writes it.' })
  key: string

  @Field(() => String, { description: 'The value, as people call it.' })
  label: string

  @Field(() => [Float], {
    nullable: 'items',
    description: 'One for each measure, over all documents of the group, not only over the groups shown below it.',
  })
  values: readonly (number | null)[]

  @Field(() => [TableGroupType], { description: 'By the next field; empty at the last one.' })
  groups: readonly TableGroupType[]

  @Field(() => String, { description: 'The query that selects what is in the group.' })
  filterQuery: string

  @Field(() => String, { description: 'The query that selects everything else.' })
  excludeQuery: string
}

@ObjectType({ description: 'Groups within groups.' })
export class Table {
  @Field(() => [TableGroupType], { description: 'By the first field.' })
  groups: readonly TableGroupType[]
}

@ObjectType({ description: 'One value of a field, its measure and its share.' })
export class PieSlice extends TopListRow {
  @Field(() => Float, { description: 'Of all values, shown or not; 1 is everything.' })
  share: number
}

@ObjectType({ description: 'The values of a field as parts of a whole.' })
export class Pie {
  @Field(() => [PieSlice], {
    description: 'In the order that was asked for; what is not shown has the rest of the share.',
  })
  slices: readonly PieSlice[]
}

@ObjectType({ description: 'Something that a query can name.' })
export class SearchField {
  @Field(() => String, { description: 'As a query writes it, such as `status`, `@usr.id` or the key of a tag.' })
  field: string

  @Field(() => String, { description: 'As people call it.' })
  label: string

  @Field(() => FieldKindEnum, { description: 'How its values compare.' })
  kind: FieldKind

  @Field(() => String, { description: 'What it belongs to, such as Rule or Triage.' })
  group: string

  @Field(() => String, { description: 'What it means, where its name does not say it; may be empty.' })
  description: string

  @Field(() => Boolean, { description: 'Whether a list can be sorted by it.' })
  sortable: boolean

  @Field(() => Boolean, { description: 'Whether a facet panel should offer it.' })
  facetable: boolean
}

@ObjectType({ description: 'Where a query cannot be read.' })
export class QueryError {
  @Field(() => String, { description: 'What was expected and what came.' })
  message: string

  @Field(() => Int, { description: 'Where it begins, in UTF-16 code units.' })
  offset: number

  @Field(() => Int, { description: 'How far it goes, in UTF-16 code units; 0 at the end of the query.' })
  length: number
}

@ObjectType({ description: 'What there is to say about a query.' })
export class QueryValidation {
  @Field(() => Boolean, { description: 'Whether searches would take it.' })
  valid: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The same query in its normal form; null when it cannot be read.',
  })
  normalized: string | null

  @Field(() => [QueryError], { description: 'Empty for a valid query.' })
  errors: readonly QueryError[]
}
