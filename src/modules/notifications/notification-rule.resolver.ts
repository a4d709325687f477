import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { User } from '../access/index.ts'
import { NotificationRuleInput } from './notification-rule.input.ts'
import type { NotificationRuleService } from './notification-rule.service.ts'
import { NotificationRule } from './notification-rule.type.ts'

@Resolver(() => NotificationRule)
export class NotificationRuleResolver {
  constructor(
    private readonly rules: NotificationRuleService,
    private readonly userById: LoaderDefinition<string, User | null>,
  ) {}

  @Query(() => [NotificationRule], { description: 'All notification rules, the newest first.' })
  notificationRules(@Ctx() { viewer }: Context): Promise<NotificationRule[]> {
    return this.rules.list(viewer)
  }

  @FieldResolver(() => User, { nullable: true })
  createdBy(@Root() { creatorId }: NotificationRule, @Ctx() { loaders }: Context): Promise<User | null> | null {
    return creatorId === null ? null : loaders.get(this.userById).load(creatorId)
  }

  @Mutation(() => NotificationRule, {
    description:
      'Needs security_monitoring_signals_read as well, since signals are sent by it; what the writer may not see is not told of. A target that is a workflow needs workflows_run, where it is new. BAD_USER_INPUT for a name that is taken, a query or template that cannot be read, no severity, and for addresses that are wrong for their kind or that this server may not ask.',
  })
  createNotificationRule(
    @Ctx() { viewer }: Context,
    @Arg('input', () => NotificationRuleInput) input: NotificationRuleInput,
  ): Promise<NotificationRule> {
    return this.rules.create(viewer, input)
  }

  @Mutation(() => NotificationRule, {
    description:
      'Replaces everything that the rule says; what changes nothing makes no version. The same permissions and errors as for createNotificationRule. Deliveries that wait are canceled when the rule is disabled, or no longer names their target.',
  })
  updateNotificationRule(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => NotificationRuleInput) input: NotificationRuleInput,
    @Arg('expectedVersion', () => Int, {
      description: 'The version the client has seen; another one is a CONFLICT, one below 1 BAD_USER_INPUT.',
    })
    expectedVersion: number,
  ): Promise<NotificationRule> {
    return this.rules.update(viewer, id, input, expectedVersion)
  }

  @Mutation(() => Boolean, { description: 'Its deliveries that wait are canceled; all of them stay in the list.' })
  async deleteNotificationRule(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.rules.delete(viewer, id)
    return true
  }
}
