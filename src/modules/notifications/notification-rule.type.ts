import { Field, Int, ObjectType } from 'type-graphql'
import { SeverityEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import type { Severity } from '../../kernel/severity.ts'
import { NotificationTargetType, type Rule, RuleTypeEnum } from '../rules/index.ts'

@ObjectType({
  implements: Node,
  description:
    'Tells its targets of signals when they are created, become worse, or begin to be what it asks for: once for each signal and target. It tells only of what whoever last saved it could see then and sees at that moment: of nothing once that person is disabled or may not read signals any more, until somebody else saves a change of it.',
})
export class NotificationRule extends Node {
  @Field(() => String)
  name: string

  @Field(() => Boolean, { description: 'One that is disabled tells nobody; what waited was canceled.' })
  enabled: boolean

  @Field(() => String, { description: 'In the search language over signals; empty for all.' })
  query: string

  @Field(() => [SeverityEnum], { description: 'The worst last.' })
  severities: readonly Severity[]

  @Field(() => [RuleTypeEnum], { description: 'Empty for all.' })
  ruleTypes: readonly Rule['type'][]

  @Field(() => [NotificationTargetType])
  targets: readonly NotificationTargetType[]

  @Field(() => String, { nullable: true, description: 'Template of the title; null for that of the signal.' })
  title: string | null

  @Field(() => String, { nullable: true, description: "Template of the text; null for the signal's message." })
  message: string | null

  @Field(() => Int, { description: 'Starts at 1; each change makes the next.' })
  version: number

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime)
  updatedAt: Date

  creatorId: string | null
}

@ObjectType({ description: 'Which signals of a range a notification rule would have told of.' })
export class NotificationPreview {
  @Field(() => Int, {
    description: 'How many of the signals that were created in the range it selects, as they are now.',
  })
  total: number

  sampleIds: readonly string[]
}

@ObjectType({ description: 'What came of a test message.' })
export class NotificationTestResult {
  @Field(() => NotificationTargetType)
  target: NotificationTargetType

  @Field(() => Boolean, { description: 'Whether the target has taken it.' })
  delivered: boolean

  @Field(() => String, { nullable: true, description: 'Why not; null where it was delivered.' })
  error: string | null
}
