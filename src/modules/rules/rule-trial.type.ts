import { Field, Int, ObjectType } from 'type-graphql'
import { DetectionRule } from './rule.type.ts'

@ObjectType()
export class RuleSampleResult {
  @Field(() => Int, { description: 'Place of the sample in the argument, from 0.' })
  index: number

  @Field(() => Boolean)
  expected: boolean

  @Field(() => Boolean, { description: 'Whether a query of the rule selects the log.' })
  matched: boolean

  @Field(() => String, { nullable: true, description: 'Name of the first query that does.' })
  query: string | null
}

@ObjectType({ description: 'What a rule made of sample logs.' })
export class RuleTest {
  @Field(() => Boolean, { description: 'Whether every sample came out as expected.' })
  passed: boolean

  @Field(() => [RuleSampleResult], { description: 'One for each sample, in their order.' })
  results: readonly RuleSampleResult[]
}

@ObjectType()
export class RuleMatch {
  @Field(() => String, { description: 'Name of the query in the rule.' })
  query: string

  @Field(() => DetectionRule)
  rule: DetectionRule
}

@ObjectType()
export class LogRuleMatches {
  @Field(() => Int, { description: 'Place of the log in the argument, from 0.' })
  index: number

  @Field(() => [RuleMatch])
  matches: readonly RuleMatch[]
}
