import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { DateTime } from '../../graphql/scalars.ts'
import type { IndicatorType } from './indicator.ts'
import { IndicatorTypeEnum, ThreatIntelResult } from './threat-intel.type.ts'

@ObjectType('Indicator', { description: 'What is known about a value: from lists, and from what is stored.' })
export class IndicatorReport {
  @Field(() => String, { description: 'In the spelling by which logs are compared.' })
  value: string

  @Field(() => IndicatorTypeEnum)
  type: IndicatorType

  @Field(() => [ThreatIntelResult], { description: 'What the enabled feeds say now.' })
  matches: readonly ThreatIntelResult[]

  @Field(() => DateTime, { nullable: true, description: 'Time of the first stored log that names it.' })
  firstSeen: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Time of the last stored log that names it.' })
  lastSeen: Date | null

  @Field(() => Int, { description: 'How many stored logs name it.' })
  logMatches: number

  @Field(() => Int, { description: 'How many signals name it.' })
  signalMatches: number
}

@ObjectType({ description: 'An indicator in a stored log.' })
export class IndicatorSighting {
  @Field(() => String)
  indicator: string

  @Field(() => ID)
  logId: string
}

export const IndicatorSightingConnection = connectionOf(() => IndicatorSighting, 'IndicatorSighting')

@ObjectType({
  description: 'What a feed would have found in the logs of a range. The logs themselves stay as they are.',
})
export class RetroMatch {
  lookId: string
  from: Date
  to: Date
  paths: readonly string[]

  @Field(() => Int, { description: 'How many of the indicators were found.' })
  matchedIndicators: number

  @Field(() => Int, { description: 'In how many logs.' })
  matchedLogs: number
}
