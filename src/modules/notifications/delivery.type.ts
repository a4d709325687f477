import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { NotificationTargetType } from '../rules/index.ts'
import { DELIVERY_STATES, type DeliveryState } from './delivery.ts'

export const DeliveryStateEnum = enumOf(DELIVERY_STATES)
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description:
    'PENDING until the target has taken it; FAILED after the last attempt, or at once where another cannot help; CANCELED when its rule was deleted or disabled, or its signal is gone.',
})

@ObjectType({
  implements: Node,
  description:
    'A message that left, or tried to: exactly one for each signal, rule and target, kept as long as the signal. A passing fault (the target cannot be reached, is too slow, or answers 408, 429 or 5xx) is tried again after 10 s, then three times as long each time up to an hour, 20% more or less, ten attempts in all over about four hours. After five passing faults of a target in a row nothing is sent there for a minute, then one message as a trial, then after twice as long each time up to 16 minutes; what waits meanwhile counts no attempts.',
})
export class Delivery extends Node {
  @Field(() => DeliveryStateEnum)
  state: DeliveryState

  @Field(() => Int, { description: 'Begun so far; from 0 again when it is retried by hand.' })
  attempts: number

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime, { nullable: true, description: 'When the last attempt began; null before the first.' })
  lastAttemptAt: Date | null

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Of a PENDING delivery: not before then. While it is being sent, when it is taken up again should that server end.',
  })
  nextAttemptAt: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt failed, or why it was canceled; null where all is well.',
  })
  lastError: string | null

  @Field(() => NotificationTargetType)
  target: NotificationTargetType

  @Field(() => Boolean, {
    description:
      'Whether it is told of in a digest: beyond 20 signals a minute of one rule to one target, those of that minute and of each following one until a minute has had no more than 20 go out as one message at the end of the minute. Workflows start for each signal.',
  })
  digest: boolean

  signalId: string
  sourceId: string
}

export const DeliveryConnection = connectionOf(() => Delivery, 'Delivery')
