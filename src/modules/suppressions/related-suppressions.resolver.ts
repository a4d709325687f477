import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { DetectionRule } from '../rules/index.ts'
import { Signal } from '../signals/index.ts'
import type { RelatedLoaders } from './related-suppressions.ts'
import { Suppression } from './suppression.type.ts'

@Resolver(() => DetectionRule)
export class RuleSuppressionsResolver {
  constructor(private readonly loaders: RelatedLoaders) {}

  @FieldResolver(() => [Suppression], { description: 'Those whose rule query selects the rule, active or not.' })
  suppressions(@Root() { id }: DetectionRule, @Ctx() { loaders }: Context): Promise<readonly Suppression[]> {
    return loaders.get(this.loaders.ofRule).load(id)
  }
}

@Resolver(() => Signal)
export class SignalSuppressionsResolver {
  constructor(private readonly loaders: RelatedLoaders) {}

  @FieldResolver(() => [Suppression], {
    description: 'Those that would keep such a signal from being created, were they active.',
  })
  suppressions(@Root() { id }: Signal, @Ctx() { loaders }: Context): Promise<readonly Suppression[]> {
    return loaders.get(this.loaders.ofSignal).load(id)
  }
}
