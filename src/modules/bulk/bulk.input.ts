import { Field, ID, InputType, Int } from 'type-graphql'
import { TimeRangeInput } from '../explorer/index.ts'

@InputType({ description: 'Either ids, or a query with its range. At most 1,000,000 signals.' })
export class SignalSelectionInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The same id twice counts once; what is no id of a signal has the outcome FAILED with NOT_FOUND.',
  })
  ids?: string[] | null

  @Field(() => String, { nullable: true, description: 'In the search language; empty for every signal of the range.' })
  query?: string | null

  @Field(() => TimeRangeInput, { nullable: true, description: 'Of the creation of the signals; needed with a query.' })
  range?: TimeRangeInput | null

  @Field(() => [ID], { nullable: true, description: 'Signals that are left out.' })
  excludeIds?: string[] | null
}

@InputType({ description: 'How a bulk action is started.' })
export class BulkOptionsInput {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Works out what would become of each signal and changes nothing.',
  })
  dryRun?: boolean | null

  @Field(() => Int, {
    nullable: true,
    description: 'Refuses to start, with CONFLICT and both counts, when the frozen selection has another size.',
  })
  expectedCount?: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'One that the same person has used with the same arguments answers the action of then; with others it is a CONFLICT. 1 to 200 characters.',
  })
  idempotencyKey?: string | null
}
