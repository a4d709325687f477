import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../../graphql/connection.ts'
import { enumOf, SeverityEnum } from '../../../graphql/enums.ts'
import { Node } from '../../../graphql/node.ts'
import { DateTime } from '../../../graphql/scalars.ts'
import type { Severity } from '../../../kernel/severity.ts'
import { TimeRangeInput } from '../../explorer/index.ts'
import { DetectionRuleInput } from '../../rules/index.ts'
import { FieldValue } from '../../signals/index.ts'
import { JOB_STATES, type JobState } from './historical-job.ts'

const JobStateEnum = enumOf(JOB_STATES)
registerEnumType(JobStateEnum, { name: 'HistoricalJobState', description: 'How far a historical job is.' })

@ObjectType('HistoricalJob', { implements: Node, description: 'A rule that is run over stored logs.' })
export class HistoricalJobType extends Node {
  @Field(() => String, { description: 'That of the rule.' })
  name: string

  @Field(() => JobStateEnum)
  state: JobState

  @Field(() => Float, { description: 'From 0 to 1.' })
  progress: number

  @Field(() => Float, {
    description:
      'Logs of the range that were looked at so far. Who sees only some logs is told as large a part of those.',
  })
  logsScanned: number

  @Field(() => Int, { description: 'What it has found so far, of what the viewer would see as signals.' })
  resultCount: number

  @Field(() => DateTime, { description: 'From when on logs are looked at.' })
  from: Date

  @Field(() => DateTime, { description: 'Logs of this time and later ones are not looked at.' })
  to: Date

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime, { nullable: true })
  finishedAt: Date | null

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error: string | null
}

@ObjectType('HistoricalResult', { description: 'A signal as it would have been, had the rule been at work.' })
export class HistoricalResultType {
  @Field(() => ID)
  id: string

  @Field(() => String)
  title: string

  @Field(() => SeverityEnum)
  severity: Severity

  @Field(() => DateTime)
  firstSeen: Date

  @Field(() => DateTime)
  lastSeen: Date

  @Field(() => Int)
  eventsMatched: number

  @Field(() => [FieldValue], { description: 'What its logs have in common.' })
  groupBy: readonly FieldValue[]
}

export const HistoricalResultConnection = connectionOf(() => HistoricalResultType, 'HistoricalResult')

@InputType({ description: 'Either `ruleId` or `rule`.' })
export class HistoricalJobInput {
  @Field(() => ID, { nullable: true })
  ruleId?: string | null

  @Field(() => DetectionRuleInput, { nullable: true, description: 'A rule that is not stored.' })
  rule?: DetectionRuleInput | null

  @Field(() => TimeRangeInput, { description: 'Of the times of the logs.' })
  range: TimeRangeInput
}
