import { Field, ID, InputType, Int } from 'type-graphql'
import { SeverityEnum, SortDirectionEnum } from '../../graphql/enums.ts'
import { Duration, JSONObject } from '../../graphql/scalars.ts'
import type { Severity } from '../../kernel/severity.ts'
import { NotificationTargetInput } from './notification-target.type.ts'
import type { DetectionMethod, LearningMethod, QueryAggregation, RuleType } from './rule.ts'
import { DetectionMethodEnum, LearningMethodEnum, QueryAggregationEnum, RuleTypeEnum } from './rule.type.ts'

@InputType()
export class RuleQueryInput {
  @Field(() => String, { nullable: true, description: 'Lower case; a, b, c … by position when left out.' })
  name?: string | null

  @Field(() => String, {
    description: 'The search language over logs; where `ruleId` is given, over its signals, or empty.',
  })
  query: string

  @Field(() => QueryAggregationEnum, {
    nullable: true,
    defaultValue: 'COUNT',
    description: 'NEW_VALUE, GEO_DATA and NONE follow from the method of the rule and can be left out.',
  })
  aggregation?: QueryAggregation | null

  @Field(() => [String], { nullable: true })
  groupBy?: string[] | null

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Logs without one of the group-by values count under `N/A` instead of not at all.',
  })
  optionalGroupBy?: boolean | null

  @Field(() => [String], { nullable: true, description: 'For CARDINALITY, and what NEW_VALUE watches: 1 to 5 fields.' })
  distinctFields?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: 'For SUM and MAX; for NEW_VALUE the one field that it watches; for GEO_DATA the address.',
  })
  metric?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'For signal correlation and sequences: the rule whose signals are counted.',
  })
  ruleId?: string | null
}

@InputType()
export class RuleCaseInput {
  @Field(() => String, { nullable: true })
  name?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Such as: failed > 5 && success > 0. The only case of a rule may order two of them: failed > 5 then success > 0.',
  })
  condition?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'For THIRD_PARTY: which logs the case is for; all that are left when left out.',
  })
  query?: string | null

  @Field(() => SeverityEnum)
  severity: Severity

  @Field(() => [NotificationTargetInput], {
    nullable: true,
    description:
      'Who is told of the signals of this case, whatever the notification rules say: at most 20. To name new ones needs security_monitoring_signals_read, security_monitoring_notification_profiles_write and roles that restrict no signals, or is FORBIDDEN. An address that this server may not ask fails when it is sent to.',
  })
  notifications?: NotificationTargetInput[] | null
}

@InputType({ description: 'What has to hold after the step before it.' })
export class SequenceStepInput {
  @Field(() => String, { nullable: true })
  name?: string | null

  @Field(() => String, { description: 'Such as: failed > 5' })
  condition: string

  @Field(() => Duration, { description: 'How long after the step before it.' })
  evaluationWindow: number
}

@InputType({ description: 'What is left out has the default of the method.' })
export class RuleOptionsInput {
  @Field(() => Duration, { nullable: true })
  evaluationWindow?: number | null

  @Field(() => Duration, { nullable: true })
  keepAlive?: number | null

  @Field(() => Duration, { nullable: true })
  maxSignalDuration?: number | null

  @Field(() => LearningMethodEnum, { nullable: true, description: 'For NEW_VALUE.' })
  learningMethod?: LearningMethod | null

  @Field(() => Duration, {
    nullable: true,
    description:
      'For NEW_VALUE 0 to 30 days; for ANOMALY 1, 6, 12, 24, 48, 168 or 336 hours; for IMPOSSIBLE_TRAVEL 1 to 30 days, which switches the baseline on.',
  })
  learningDuration?: number | null

  @Field(() => Int, { nullable: true, description: 'For NEW_VALUE by THRESHOLD: 0 or 1 values are learned first.' })
  learningThreshold?: number | null

  @Field(() => Duration, { nullable: true, description: 'For NEW_VALUE and IMPOSSIBLE_TRAVEL: 1 to 30 days.' })
  forgetAfter?: number | null

  @Field(() => Int, { nullable: true, description: 'For ANOMALY: 1 finds the most, 5 only what stands out most.' })
  detectionTolerance?: number | null

  @Field(() => Duration, { nullable: true, description: 'For ANOMALY: the time whose logs are counted together.' })
  bucketDuration?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'For IMPOSSIBLE_TRAVEL: whether journeys between places that a user is known for are left out.',
  })
  baselineUserLocations?: boolean | null

  @Field(() => [SequenceStepInput], {
    nullable: true,
    description:
      'For SEQUENCE; without them each query in turn has to find something, all within the evaluation window.',
  })
  steps?: SequenceStepInput[] | null

  @Field(() => Boolean, { nullable: true })
  decreaseCriticalityBasedOnEnv?: boolean | null
}

@InputType()
export class DetectionRuleInput {
  @Field(() => String)
  name: string

  @Field(() => String, { description: 'Markdown with {{@attribute}} variables, rendered into each signal.' })
  message: string

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  enabled?: boolean | null

  @Field(() => RuleTypeEnum, { nullable: true, defaultValue: 'LOG_DETECTION' })
  type?: RuleType | null

  @Field(() => DetectionMethodEnum, { nullable: true, defaultValue: 'THRESHOLD' })
  method?: DetectionMethod | null

  @Field(() => [String], {
    nullable: true,
    description: 'tactic:, technique:, source: and other key:value tags, copied to the signals.',
  })
  tags?: string[] | null

  @Field(() => [RuleQueryInput], { description: '1 to 10.' })
  queries: RuleQueryInput[]

  @Field(() => [RuleCaseInput], { description: '1 to 10. Tried top down, the first that holds wins.' })
  cases: RuleCaseInput[]

  @Field(() => RuleOptionsInput, { nullable: true })
  options?: RuleOptionsInput | null
}

@InputType()
export class RuleSampleInput {
  @Field(() => JSONObject, { description: 'As it would be sent to the intake.' })
  log: Record<string, unknown>

  @Field(() => Boolean, { description: 'Whether the rule is to match it.' })
  expected: boolean
}

@InputType()
export class RuleSortInput {
  @Field(() => String, {
    description: 'name, creation_date, update_date, enabled, type, highest_severity or source.',
  })
  field: string

  @Field(() => SortDirectionEnum, { nullable: true, defaultValue: 'ASC' })
  direction?: 'ASC' | 'DESC' | null
}
