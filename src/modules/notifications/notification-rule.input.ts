import { Field, InputType } from 'type-graphql'
import { SeverityEnum } from '../../graphql/enums.ts'
import type { Severity } from '../../kernel/severity.ts'
import { NotificationTargetInput, type Rule, RuleTypeEnum } from '../rules/index.ts'

@InputType({
  description: 'Who is told of which signals: those that the query, the severities and the rule types all select.',
})
export class NotificationRuleInput {
  @Field(() => String, { description: '1 to 200 characters; no other notification rule has it.' })
  name: string

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  enabled?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'In the search language over signals; left out or empty for all.',
  })
  query?: string | null

  @Field(() => [SeverityEnum], { description: 'One at least.' })
  severities: Severity[]

  @Field(() => [RuleTypeEnum], { nullable: true, description: 'All types when left out or empty.' })
  ruleTypes?: Rule['type'][] | null

  @Field(() => [NotificationTargetInput], { description: '1 to 20; one that is named twice is told once.' })
  targets: NotificationTargetInput[]

  @Field(() => String, {
    nullable: true,
    description:
      "Template of the title, or of the subject of a mail: at most 300 characters with the variables, conditions and functions of a detection rule's message, and {{signal_id}}, {{signal_title}}, {{signal_message}}, {{signal_severity}} and {{signal_url}}. When left out: [{{signal_severity}}] {{signal_title}}. Digests have a title and a text of their own.",
  })
  title?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Template of the text, at most 20,000 characters, with the same variables as `title`. When left out: the message of the signal.',
  })
  message?: string | null
}
