import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { User } from '../access/index.ts'
import { SuppressionInput, SuppressSignalValueInput } from './suppression.input.ts'
import type { SuppressionLoaders } from './suppression.loaders.ts'
import type { SuppressionService } from './suppression.service.ts'
import { Suppression, SuppressionConnection } from './suppression.type.ts'
import type { ValueSuppressor } from './value-suppressor.ts'

@Resolver(() => Suppression)
export class SuppressionResolver {
  constructor(
    private readonly suppressed: SuppressionService,
    private readonly values: ValueSuppressor,
    private readonly loaders: SuppressionLoaders,
    private readonly userById: LoaderDefinition<string, User | null>,
  ) {}

  @Query(() => SuppressionConnection, { description: 'Suppressions, the newest first.' })
  suppressions(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Such as `enabled:true`, `active:true`, `env:test` or words of the name and the queries.',
    })
    query: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Suppression>> {
    return this.suppressed.list(viewer, query ?? '', first, after)
  }

  @Query(() => Suppression, { nullable: true })
  suppression(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<Suppression> {
    return this.suppressed.get(viewer, id)
  }

  @FieldResolver(() => User, { nullable: true })
  createdBy(@Root() { creatorId }: Suppression, @Ctx() { loaders }: Context): Promise<User | null> | null {
    return creatorId === null ? null : loaders.get(this.userById).load(creatorId)
  }

  @FieldResolver(() => Int, {
    description:
      'How many signals it has kept from being created; for who sees only some logs, those with a log that they see.',
  })
  suppressedCount(@Root() { id }: Suppression, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.get(this.loaders.hiddenSignals).load(id)
  }

  @FieldResolver(() => Int, {
    description: 'How many matching logs it has kept from rules, of those that the viewer sees.',
  })
  excludedCount(@Root() { id }: Suppression, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.get(this.loaders.excludedMatches).load(id)
  }

  @Mutation(() => Suppression)
  createSuppression(
    @Ctx() { viewer }: Context,
    @Arg('input', () => SuppressionInput) input: SuppressionInput,
  ): Promise<Suppression> {
    return this.suppressed.create(viewer, input)
  }

  @Mutation(() => Suppression, { description: 'Replaces everything that the suppression says.' })
  updateSuppression(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => SuppressionInput) input: SuppressionInput,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version the client has seen; an older one is a CONFLICT.',
    })
    expectedVersion?: number | null,
  ): Promise<Suppression> {
    return this.suppressed.update(viewer, id, input, expectedVersion)
  }

  @Mutation(() => Suppression, { description: 'Silences a value of a signal in a new or an existing suppression.' })
  suppressSignalValue(
    @Ctx() { viewer }: Context,
    @Arg('input', () => SuppressSignalValueInput) input: SuppressSignalValueInput,
  ): Promise<Suppression> {
    return this.values.suppress(viewer, input)
  }

  @Mutation(() => Boolean, { description: 'What it has hidden stays hidden and counted.' })
  async deleteSuppression(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.suppressed.delete(viewer, id)
    return true
  }
}
