import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { edgeOf, PageInfo } from '../../graphql/connection.ts'
import { enumOf, SeverityEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, Duration, JSONObject } from '../../graphql/scalars.ts'
import type { Severity } from '../../kernel/severity.ts'
import { NotificationTarget } from './notification-target.type.ts'
import {
  DETECTION_METHODS,
  type DetectionMethod,
  LEARNING_METHODS,
  type LearningMethod,
  QUERY_AGGREGATIONS,
  type QueryAggregation,
  RULE_TYPES,
  type RuleType,
} from './rule.ts'

export const DetectionMethodEnum = enumOf(DETECTION_METHODS)
registerEnumType(DetectionMethodEnum, { name: 'DetectionMethod', description: 'How a rule decides.' })

export const RuleTypeEnum = enumOf(RULE_TYPES)
registerEnumType(RuleTypeEnum, { name: 'RuleType', description: 'What a rule looks at: logs, or signals.' })

export const QueryAggregationEnum = enumOf(QUERY_AGGREGATIONS)
registerEnumType(QueryAggregationEnum, {
  name: 'QueryAggregation',
  description:
    'What is taken of the logs that a query selects: their number, the number of different values, the sum or the largest value of a number. NEW_VALUE looks for values never seen, GEO_DATA for places, NONE takes each log by itself.',
})

export const LearningMethodEnum = enumOf(LEARNING_METHODS)
registerEnumType(LearningMethodEnum, {
  name: 'LearningMethod',
  description: 'DURATION learns values for a time; THRESHOLD until so many are known.',
})

@ObjectType('RuleQuery', { description: 'Selects logs and says what is counted of them.' })
export class RuleQueryType {
  @Field(() => String, { description: 'How conditions call it.' })
  name: string

  @Field(() => String, { description: 'In the search language.' })
  query: string

  @Field(() => QueryAggregationEnum, { description: 'What is taken of the logs that it selects.' })
  aggregation: QueryAggregation

  @Field(() => [String], { description: 'Each combination of their values is counted for itself.' })
  groupBy: readonly string[]

  @Field(() => Boolean, {
    description: 'Logs without one of the group-by values count under `N/A` instead of not at all.',
  })
  optionalGroupBy: boolean

  @Field(() => [String], {
    description: 'What CARDINALITY counts the different values of, and what NEW_VALUE watches.',
  })
  distinctFields: readonly string[]

  @Field(() => String, { nullable: true, description: 'What SUM and MAX are taken of; of GEO_DATA the address.' })
  metric: string | null

  @Field(() => ID, { nullable: true, description: 'The rule whose signals are counted instead of logs.' })
  ruleId?: string | null

  @Field(() => JSONObject, {
    nullable: true,
    description:
      'What an imported rule asks of a log beside the query, because the search language cannot say it. It stays when the rule is updated, as long as the query keeps its name.',
  })
  matcher?: unknown
}

@ObjectType('RuleCase', { description: 'When a rule fires, and how bad that is.' })
export class RuleCaseType {
  @Field(() => String, { nullable: true, description: 'Ends the title of the signals.' })
  name: string | null

  @Field(() => String, { nullable: true, description: 'Such as `failed > 5 && success > 0`.' })
  condition: string | null

  @Field(() => String, { nullable: true, description: 'Of THIRD_PARTY: which logs the case is for.' })
  query?: string | null

  @Field(() => SeverityEnum, { description: 'Of the signals, unless something adjusts it.' })
  severity: Severity

  @Field(() => [NotificationTarget], {
    nullable: true,
    description: 'Who is told of the signals of this case, whatever the notification rules say; null for nobody.',
  })
  notifications?: readonly NotificationTarget[] | null
}

@ObjectType({ description: 'What has to hold after the step before it.' })
export class SequenceStep {
  @Field(() => String, { nullable: true, description: 'For people.' })
  name: string | null

  @Field(() => String, { description: 'As in a case, over what matched within the window of this step.' })
  condition: string

  @Field(() => Duration, { description: 'How long after the step before it.' })
  evaluationWindow: number
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

  @Field(() => LearningMethodEnum, { nullable: true, description: 'Of NEW_VALUE.' })
  learningMethod?: LearningMethod | null

  @Field(() => Duration, { nullable: true, description: 'How long is learned before anything can stand out.' })
  learningDuration?: number | null

  @Field(() => Int, { nullable: true, description: 'Of NEW_VALUE: how many values are learned first.' })
  learningThreshold?: number | null

  @Field(() => Duration, {
    nullable: true,
    description: 'How long after it was last seen a value, or a place, is new again.',
  })
  forgetAfter?: number | null

  @Field(() => Int, { nullable: true, description: 'Of ANOMALY: 1 finds the most, 5 only what stands out most.' })
  detectionTolerance?: number | null

  @Field(() => Duration, { nullable: true, description: 'Of ANOMALY: the time whose logs are counted together.' })
  bucketDuration?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of IMPOSSIBLE_TRAVEL: whether journeys between places that a user is known for are left out.',
  })
  baselineUserLocations?: boolean | null

  @Field(() => [SequenceStep], { nullable: true, description: 'Of SEQUENCE; without them, its queries in turn.' })
  steps?: readonly SequenceStep[] | null
}

@ObjectType('DetectionRule', { implements: Node, description: 'Finds signals in the logs.' })
export class DetectionRule extends Node {
  @Field(() => String, { description: 'Title of its signals; may hold `{{@attribute}}` variables.' })
  name: string

  @Field(() => String, { description: 'Markdown with `{{@attribute}}` variables, rendered into each signal.' })
  message: string

  @Field(() => Boolean, { description: 'Whether logs are watched with it.' })
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

  @Field(() => [String], { description: 'Of a rule that comes with Signalbox: the tags that it always has.' })
  defaultTags: readonly string[]

  @Field(() => String, { nullable: true, description: 'The id of the Sigma rule that it was imported from.' })
  sigmaId: string | null

  @Field(() => [RuleQueryType], { description: 'What it counts.' })
  queries: readonly RuleQueryType[]

  @Field(() => [RuleCaseType], { description: 'Tried top down; the first that holds wins.' })
  cases: readonly RuleCaseType[]

  @Field(() => RuleOptionsType, { description: 'With the defaults of what was left out.' })
  options: RuleOptionsType

  @Field(() => DateTime, { description: 'When its first version was made.' })
  createdAt: Date

  @Field(() => DateTime, { description: 'When its current version was made.' })
  updatedAt: Date
}

const DetectionRuleEdge = edgeOf(() => DetectionRule, 'DetectionRule')

@ObjectType()
export class DetectionRuleConnection {
  @Field(() => Int, { description: 'How many rules the query selects, on all pages.' })
  total: number

  @Field(() => [DetectionRuleEdge])
  edges: readonly { readonly cursor: string; readonly node: DetectionRule }[]

  @Field(() => PageInfo)
  pageInfo: PageInfo
}

@ObjectType({ description: 'One field, before and after, as text.' })
export class RuleChange {
  @Field(() => String, { description: 'Path in the rule, such as `queries.0.query`.' })
  field: string

  @Field(() => String, { nullable: true })
  previousValue: string | null

  @Field(() => String, { nullable: true })
  newValue: string | null
}

@ObjectType({ description: 'A rule as it was at some time; any can be restored as a new version on top.' })
export class RuleVersion {
  @Field(() => Int)
  version: number

  @Field(() => DateTime, { description: 'When it was made.' })
  changedAt: Date

  @Field(() => Actor, { description: 'Who made it.' })
  changedBy: Actor

  @Field(() => [RuleChange], { description: 'Against the version before it; nothing for the first.' })
  changes: readonly RuleChange[]
}
