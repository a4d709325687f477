import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { SeverityEnum } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import type { Severity } from '../../kernel/severity.ts'
import { TimeseriesPoint } from '../explorer/index.ts'

@ObjectType({ description: 'What a query finds among the signals of a range; its fields agree with each other.' })
export class SignalSearch {}

@ObjectType()
export class SeverityCount {
  @Field(() => SeverityEnum)
  severity: Severity

  @Field(() => Int)
  count: number
}

@ObjectType('RuleActivity', { description: 'What one rule has found among the signals of a search.' })
export class RuleActivityType {
  @Field(() => ID, { description: 'Also of a rule that has been deleted.' })
  ruleId: string

  @Field(() => String, { description: 'As the latest of the signals calls the rule.' })
  ruleName: string

  @Field(() => Int, { description: 'Its signals.' })
  count: number

  @Field(() => Float, { description: 'Of all signals of the search; 1 is everything.' })
  share: number

  @Field(() => DateTime, { description: 'When any of them has last seen a matching log.' })
  lastSeen: Date

  @Field(() => [SeverityCount], { description: 'The worst severity first.' })
  bySeverity: readonly SeverityCount[]

  @Field(() => [TimeseriesPoint], { description: 'Its signals over the range, in about 30 points.' })
  trend: readonly TimeseriesPoint[]
}

export const RuleActivityConnection = connectionOf(() => RuleActivityType, 'RuleActivity')
