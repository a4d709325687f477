import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../graphql/connection.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { Signal, type SignalTrail } from '../signals/index.ts'

@ObjectType({ description: 'A stretch of time.' })
export class TimeRange {
  @Field(() => DateTime, { description: 'Included.' })
  from: Date

  @Field(() => DateTime, { description: 'Not included.' })
  to: Date
}

@ObjectType({
  description:
    'The logs in which a signal was found, with what its rule would have counted shortly before and after: what any query of the rule selects together with its group-by values. Of a signal correlation they are the logs of the signals that it counted; of a storm, those of all its groups.',
})
export class RelatedLogs {
  @Field(() => String, { description: 'Pasted into `logSearch` with the range, it finds the same logs.' })
  query: string

  @Field(() => Boolean, {
    description:
      'Whether the query says all that the rule asks of a log. A Sigma rule can ask what the search language cannot say, and a query has a longest length; then the query finds more logs than the rule does, never fewer.',
  })
  exact: boolean

  @Field(() => TimeRange, {
    description:
      'From the first log of the signal, less the evaluation window that its rule had and five minutes, to five minutes after the last.',
  })
  range: TimeRange
}

@ObjectType({ description: 'Another signal, and what it has in common with the one that was asked for.' })
export class RelatedSignalEdge {
  @Field(() => String, { description: 'Opaque place of this row, for `after`.' })
  cursor: string

  @Field(() => Signal, { description: 'The other signal.' })
  node: Signal

  /** The signal that was asked for. */
  trail: SignalTrail
}

@ObjectType({
  description:
    'Other signals of any rule and any time that have all group-by values of one query of the rule, the newest first. What is grouped by nothing is related to the signals of its own rule.',
})
export class RelatedSignalConnection {
  @Field(() => Int, { description: 'How many there are, on all pages.' })
  total: number

  @Field(() => String, { description: 'Pasted into `signalSearch`, it finds the same signals.' })
  query: string

  @Field(() => [RelatedSignalEdge], { description: 'The newest first.' })
  edges: readonly RelatedSignalEdge[]

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  pageInfo: PageInfo
}
