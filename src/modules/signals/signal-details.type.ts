import { Field, Int, ObjectType } from 'type-graphql'
import { SeverityEnum } from '../../graphql/enums.ts'
import type { Severity } from '../../kernel/severity.ts'
import { NotificationTargetType } from '../rules/index.ts'

@ObjectType({ description: 'The case of the rule that fired, as it was then.' })
export class SignalRuleCase {
  @Field(() => String, { nullable: true })
  name: string | null

  @Field(() => String, { nullable: true, description: 'Such as `failed > 5 && success > 0`.' })
  condition: string | null

  @Field(() => SeverityEnum)
  severity: Severity

  @Field(() => [NotificationTargetType], { nullable: true, description: 'Whom it names to be told; null for nobody.' })
  notifications?: readonly NotificationTargetType[] | null
}

@ObjectType({ description: 'A group-by field of a rule and the value that this signal is about.' })
export class FieldValue {
  @Field(() => String, { description: 'As it is written in a query, such as `@usr.id`.' })
  field: string

  @Field(() => String)
  value: string
}

@ObjectType({ description: 'What one query of the rule contributed.' })
export class SignalQuery {
  @Field(() => String, { description: 'By which the condition of a case calls it.' })
  name: string

  @Field(() => String, { description: 'In the search language, over logs.' })
  query: string

  @Field(() => [FieldValue])
  groupBy: readonly FieldValue[]

  @Field(() => Int, { description: 'How many logs matched it.' })
  eventsMatched: number

  @Field(() => [String], { description: 'Distinct values that a cardinality counted, as far as they were kept.' })
  distinctValues: readonly string[]
}

@ObjectType({ description: 'What is left out of a signal, since it has too many distinct values.' })
export class HighCardinality {
  @Field(() => [String], { description: 'Paths of attributes.' })
  attributes: readonly string[]

  @Field(() => [String], { description: 'Keys of tags.' })
  tags: readonly string[]
}
