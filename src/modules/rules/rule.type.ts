import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf, SeverityEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, Duration } from '../../graphql/scalars.ts'
import type { Severity } from '../../kernel/severity.ts'
import {
  DETECTION_METHODS,
  type DetectionMethod,
  QUERY_AGGREGATIONS,
  type QueryAggregation,
  RULE_TYPES,
  type RuleType,
} from './rule.ts'

export const DetectionMethodEnum = enumOf(DETECTION_METHODS)
registerEnumType(DetectionMethodEnum, { name: 'DetectionMethod', description: 'How a rule decides.' })

export const RuleTypeEnum = enumOf(RULE_TYPES)
registerEnumType(RuleTypeEnum, { name: 'RuleType', description: 'What a rule looks at: logs, or signals.' })

const QueryAggregationEnum = enumOf(QUERY_AGGREGATIONS)
registerEnumType(QueryAggregationEnum, {
  name: 'QueryAggregation',
  description:
    'What is taken of the logs that a query selects: their number, the number of different values, the sum or the largest value of a number.',
})

@ObjectType('RuleQuery', { description: 'Selects logs and says what is counted of them.' })
export class RuleQueryType {
  @Field(() => String, { description: 'How conditions call it.' })
  name: string

  @Field(() => String)
  query: string

  @Field(() => QueryAggregationEnum)
  aggregation: QueryAggregation

  @Field(() => [String], { description: 'Each combination of their values is counted for itself.' })
  groupBy: readonly string[]

  @Field(() => Boolean, {
    description: 'Logs without one of the group-by values count under `N/A` instead of not at all.',
  })
  optionalGroupBy: boolean

  @Field(() => [String], { description: 'What CARDINALITY counts the different values of.' })
  distinctFields: readonly string[]

  @Field(() => String, { nullable: true, description: 'What SUM and MAX are taken of.' })
  metric: string | null
}

@ObjectType('RuleCase', { description: 'When a rule fires, and how bad that is.' })
export class RuleCaseType {
  @Field(() => String, { nullable: true, description: 'Ends the title of the signals.' })
  name: string | null

  @Field(() => String, { nullable: true, description: 'Such as `failed > 5 && success > 0`.' })
  condition: string | null

  @Field(() => SeverityEnum)
  severity: Severity
}

@ObjectType('RuleOptions', { description: 'The times of a rule, and what adjusts the severity of its signals.' })
export class RuleOptionsType {
  @Field(() => Duration, { description: 'How far back the conditions count at each matching log.' })
  evaluationWindow: number

  @Field(() => Duration, { description: 'A matching log within this time of the last one goes to the same signal.' })
  keepAlive: number

  @Field(() => Duration, {
    description: 'A signal takes no more logs when it is this old, counted from its first log.',
  })
  maxSignalDuration: number

  @Field(() => Boolean, {
    description: 'Signals of environments called staging, test or dev are one severity lower.',
  })
  decreaseCriticalityBasedOnEnv: boolean
}

@ObjectType('DetectionRule', { implements: Node, description: 'Finds signals in the logs.' })
export class DetectionRule extends Node {
  @Field(() => String)
  name: string

  @Field(() => String, { description: 'Markdown with `{{@attribute}}` variables, rendered into each signal.' })
  message: string

  @Field(() => Boolean)
  enabled: boolean

  @Field(() => RuleTypeEnum)
  type: RuleType

  @Field(() => DetectionMethodEnum)
  method: DetectionMethod

  @Field(() => [String], { description: 'Copied to the signals.' })
  tags: readonly string[]

  @Field(() => Int, { description: 'Starts at 1; each change makes the next.' })
  version: number

  @Field(() => Boolean, { description: 'Whether it comes with Signalbox.' })
  isDefault: boolean

  @Field(() => [RuleQueryType])
  queries: readonly RuleQueryType[]

  @Field(() => [RuleCaseType], { description: 'Tried top down; the first that holds wins.' })
  cases: readonly RuleCaseType[]

  @Field(() => RuleOptionsType)
  options: RuleOptionsType

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime)
  updatedAt: Date
}
