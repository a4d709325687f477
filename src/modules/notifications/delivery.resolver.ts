import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { Signal } from '../signals/index.ts'
import type { DeliveryService } from './delivery.service.ts'
import type { DeliveryState } from './delivery.ts'
import { Delivery, DeliveryConnection, DeliveryStateEnum } from './delivery.type.ts'
import { NotificationRule } from './notification-rule.type.ts'

@Resolver(() => Delivery)
export class DeliveryResolver {
  constructor(
    private readonly service: DeliveryService,
    private readonly signalById: LoaderDefinition<string, Signal | null>,
    private readonly ruleById: LoaderDefinition<string, NotificationRule | null>,
  ) {}

  @Query(() => DeliveryConnection, { description: 'Every message that left, or tried to, the newest first.' })
  deliveries(
    @Ctx() { viewer }: Context,
    @Arg('state', () => DeliveryStateEnum, { nullable: true, description: 'All of them when left out.' })
    state?: DeliveryState | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
    after?: string | null,
    @Arg('signalId', () => ID, { nullable: true, description: 'Those of one signal.' }) signalId?: string | null,
    @Arg('notificationRuleId', () => ID, { nullable: true, description: 'Those of one notification rule.' })
    ruleId?: string | null,
  ): Promise<Page<Delivery>> {
    const filter = { state: state ?? null, signalId: signalId ?? null, ruleId: ruleId ?? null }
    return this.service.list(viewer, filter, first, after)
  }

  @Mutation(() => Delivery, {
    description:
      'Sends a FAILED or CANCELED delivery again, as a message of its own with the same key as before and as many attempts as at first; CONFLICT in other states. It is canceled again where its rule is deleted or disabled.',
  })
  retryDelivery(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<Delivery> {
    return this.service.retry(viewer, id)
  }

  @FieldResolver(() => Signal, { nullable: true, description: 'Null when it is gone, or the viewer may not see it.' })
  signal(@Root() { signalId }: Delivery, @Ctx() { viewer, loaders }: Context): Promise<Signal | null> | null {
    if (!viewer.permissions.has('security_monitoring_signals_read')) return null
    return loaders.get(this.signalById).load(signalId)
  }

  @FieldResolver(() => NotificationRule, {
    nullable: true,
    description: 'Null when it is gone, and where the case of a detection rule names the target.',
  })
  notificationRule(
    @Root() { sourceId }: Delivery,
    @Ctx() { loaders }: Context,
  ): Promise<NotificationRule | null> | null {
    return sourceId.startsWith('ntf_') ? loaders.get(this.ruleById).load(sourceId) : null
  }
}
