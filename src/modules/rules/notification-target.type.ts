import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { TARGET_KINDS, type TargetKind } from './notification-target.ts'

const DeliveryTargetKindEnum = enumOf(TARGET_KINDS)
registerEnumType(DeliveryTargetKindEnum, {
  name: 'DeliveryTargetKind',
  description: 'Through what somebody is told; WORKFLOW starts a workflow for the signal.',
})

@InputType({ description: 'Whom to tell.' })
export class NotificationTargetInput {
  @Field(() => DeliveryTargetKindEnum)
  kind: TargetKind

  @Field(() => String, {
    description:
      'An e-mail address; for SLACK, MICROSOFT_TEAMS and WEBHOOK an http(s) address that this server may ask; a PagerDuty routing key of 32 letters and digits; the handle of a published workflow with a trigger for signals, whose limit holds for these runs as well: naming it needs workflows_run. At most 1,000 bytes.',
  })
  address: string
}

@ObjectType({ description: 'Whom to tell.' })
export class NotificationTarget {
  @Field(() => DeliveryTargetKindEnum)
  kind: TargetKind

  address: string
}
