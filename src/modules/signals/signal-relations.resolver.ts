import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { User } from '../access/index.ts'
import { DetectionRule } from '../rules/index.ts'
import type { SignalLoaders } from './signal.loaders.ts'
import type { SignalSummary, SignalTriage } from './signal.ts'
import { Signal } from './signal.type.ts'
import { SignalHistoryConnection, type SignalHistoryEntry } from './signal-history.type.ts'
import { Triage } from './triage.type.ts'

@Resolver(() => Signal)
export class SignalRelationsResolver {
  constructor(
    private readonly loaders: SignalLoaders,
    private readonly ruleById: LoaderDefinition<string, DetectionRule | null>,
  ) {}

  @FieldResolver(() => DetectionRule, { nullable: true, description: 'As it is now; null when it has been deleted.' })
  rule(@Root() { ruleId }: SignalSummary, @Ctx() { loaders }: Context): Promise<DetectionRule | null> {
    return loaders.get(this.ruleById).load(ruleId)
  }

  @FieldResolver(() => SignalHistoryConnection, { description: 'Changes and comments, the newest first.' })
  history(
    @Root() { id }: SignalSummary,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after:
      | string
      | null
      | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Page<SignalHistoryEntry>> {
    return loaders.get(this.loaders.historyBySignal).load({ signalId: id, first, after: after ?? null })
  }
}

@Resolver(() => Triage)
export class TriageResolver {
  constructor(private readonly userById: LoaderDefinition<string, User | null>) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who works on the signal.' })
  assignee(@Root() { assigneeId }: SignalTriage, @Ctx() { loaders }: Context): Promise<User | null> | null {
    return assigneeId === null ? null : loaders.get(this.userById).load(assigneeId)
  }
}
