import { Field, Int, ObjectType } from 'type-graphql'
import { DetectionRule } from '../rules/index.ts'
import { SeverityCount } from '../signals/index.ts'

@ObjectType()
export class RuleCount {
  @Field(() => DetectionRule)
  rule: DetectionRule

  @Field(() => Int)
  count: number
}

@ObjectType({ description: 'What a suppression would have hidden, had it been at work whenever logs came in.' })
export class SuppressionSimulation {
  @Field(() => Int, { description: 'Signals that would not have been created.' })
  wouldHide: number

  @Field(() => Int, { description: 'Of them, those that somebody archived as TRUE_POSITIVE_MALICIOUS.' })
  truePositivesHidden: number

  @Field(() => [RuleCount], { description: 'The rule that loses the most first.' })
  byRule: readonly RuleCount[]

  @Field(() => [SeverityCount], { description: 'The worst severity first.' })
  bySeverity: readonly SeverityCount[]

  sampleIds: readonly string[]
}
