import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import { Signal } from '../signals/index.ts'
import { NotificationRuleInput } from './notification-rule.input.ts'
import { NotificationPreview, NotificationTestResult } from './notification-rule.type.ts'
import type { NotificationTrial } from './notification-trial.ts'

@Resolver(() => NotificationPreview)
export class NotificationTrialResolver {
  constructor(
    private readonly trial: NotificationTrial,
    private readonly signalById: LoaderDefinition<string, Signal | null>,
  ) {}

  @Query(() => NotificationPreview, {
    description:
      'Which signals of a range a rule selects, by the same selection as it is matched with; the range is over the creation of the signals. The same errors as for createNotificationRule.',
  })
  previewNotificationRule(
    @Ctx() { viewer }: Context,
    @Arg('input', () => NotificationRuleInput) input: NotificationRuleInput,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): Promise<NotificationPreview> {
    return this.trial.preview(viewer, input, range)
  }

  @FieldResolver(() => [Signal], { description: 'The newest, ten at most.' })
  async samples(@Root() { sampleIds }: NotificationPreview, @Ctx() { loaders }: Context): Promise<Signal[]> {
    const samples = await loaders.get(this.signalById).loadMany(sampleIds)
    return samples.filter((sample): sample is Signal => sample !== null && !(sample instanceof Error))
  }

  @Mutation(() => [NotificationTestResult], {
    description:
      'Sends a message to each target now, and answers what came of it: of the newest signal of the last day that the rule selects and the viewer may see, or else of a made-up one. The message says that it is a test and makes no delivery. Workflows are not started; it is checked that they are there.',
  })
  testNotificationRule(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
  ): Promise<readonly NotificationTestResult[]> {
    return this.trial.test(viewer, id)
  }
}
