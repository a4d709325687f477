import { Field, Float, Int, ObjectType } from 'type-graphql'

@ObjectType('TriageTime', {
  description:
    'Seconds that something took, over those signals of a group for which it has happened. Percentiles are exact: one that falls between two signals is interpolated, so that the median of 1 and 2 is 1.5.',
})
export class TriageTimeType {
  @Field(() => Float, { description: 'Half of them took no longer.' })
  p50: number

  @Field(() => Float, { description: 'Nine in ten took no longer.' })
  p90: number

  @Field(() => Float, { description: 'The average.' })
  mean: number
}

@ObjectType('TriageMetrics', {
  description:
    'How fast a team works on the signals of one group. All times count from the creation of a signal but the first.',
})
export class TriageMetricsType {
  @Field(() => String, { description: 'The value that is grouped by, as a query writes it; empty without `groupBy`.' })
  key: string

  @Field(() => Int, { description: 'Signals of the group.' })
  signals: number

  @Field(() => TriageTimeType, {
    nullable: true,
    description: 'From the log that made the condition true to the creation of the signal; null without signals.',
  })
  timeToDetect: TriageTimeType | null

  @Field(() => TriageTimeType, {
    nullable: true,
    description: 'To the first change to UNDER_REVIEW; null where nobody has acknowledged any of them.',
  })
  timeToAcknowledge: TriageTimeType | null

  @Field(() => TriageTimeType, {
    nullable: true,
    description: 'To the archiving; null where none of them is archived.',
  })
  timeToResolve: TriageTimeType | null
}
