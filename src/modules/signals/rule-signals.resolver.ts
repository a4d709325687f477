import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import { DetectionRule } from '../rules/index.ts'
import type { SignalSearchService, SignalsFound } from './signal-search.service.ts'
import { SignalSearch } from './signal-search.type.ts'

@Resolver(() => DetectionRule)
export class RuleSignalsResolver {
  constructor(private readonly service: SignalSearchService) {}

  @FieldResolver(() => SignalSearch, { description: 'Searches the signals of the rule that were created in a range.' })
  signals(
    @Root() { id }: DetectionRule,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
    @Ctx() { viewer }: Context,
  ): SignalsFound {
    return this.service.open(viewer, { query: `ruleId:${id}`, range })
  }
}
