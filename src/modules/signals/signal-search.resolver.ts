import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import {
  GroupByInput,
  loadNodes,
  SearchField,
  SignalSortInput,
  searchFields,
  TimeRangeInput,
} from '../explorer/index.ts'
import { DetectionRule } from '../rules/index.ts'
import type { SignalLoaders } from './signal.loaders.ts'
import type { SignalSummary } from './signal.ts'
import { SignalConnection } from './signal.type.ts'
import type { SignalSearchService, SignalsFound } from './signal-search.service.ts'
import { RuleActivityConnection, RuleActivityType, SignalSearch } from './signal-search.type.ts'
import { triageMetrics } from './triage-metrics.ts'
import { TriageMetricsType } from './triage-metrics.type.ts'

@Resolver(() => SignalSearch)
export class SignalSearchResolver extends searchFields(SignalSearch) {
  constructor(
    private readonly service: SignalSearchService,
    private readonly loaders: SignalLoaders,
  ) {
    super()
  }

  @Query(() => SignalSearch, { description: 'Searches the signals that were created in a range.' })
  signalSearch(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, { description: 'The search language; empty for everything.' }) query: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): SignalsFound {
    return this.service.open(viewer, { query, range })
  }

  @FieldResolver(() => SignalConnection, { description: 'The newest first, or in the order of any sortable field.' })
  async signals(
    @Root() search: SignalsFound,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
    @Arg('sort', () => SignalSortInput, { nullable: true }) sort?: SignalSortInput | null,
  ): Promise<Page<SignalSummary>> {
    const page = await search.list(first, after, sort)
    const signals = loaders.get(this.loaders.signalById)
    return loadNodes(page, (id) => signals.load(id))
  }

  @FieldResolver(() => RuleActivityConnection, { description: 'The rules behind the signals, the busiest first.' })
  rules(
    @Root() search: SignalsFound,
    @Arg('first', () => Int, { defaultValue: 25, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<Page<RuleActivityType>> {
    return this.service.rules(search, first, after)
  }

  @FieldResolver(() => [TriageMetricsType], {
    description:
      'Times to detect, to acknowledge and to resolve: of everything in one row, or of the groups with the most signals.',
  })
  triageMetrics(
    @Root() search: SignalsFound,
    @Arg('groupBy', () => GroupByInput, { nullable: true, description: 'One row for everything when left out.' })
    groupBy?: GroupByInput | null,
  ): Promise<readonly TriageMetricsType[]> {
    return triageMetrics(search, groupBy ?? null)
  }

  @Query(() => [SearchField], {
    description: 'What a query over signals can name, as a search bar and a facet panel offer it.',
  })
  signalFields(
    @Ctx() { viewer }: Context,
    @Arg('prefix', () => String, {
      nullable: true,
      description: 'What has been typed, in any case, with or without @; everything when left out.',
    })
    prefix?: string | null,
  ): Promise<readonly SearchField[]> {
    return this.service.fields(viewer, prefix ?? '')
  }
}

@Resolver(() => RuleActivityType)
export class RuleActivityResolver {
  constructor(private readonly ruleById: LoaderDefinition<string, DetectionRule | null>) {}

  @FieldResolver(() => DetectionRule, { nullable: true, description: 'As it is now; null when it has been deleted.' })
  rule(@Root() { ruleId }: RuleActivityType, @Ctx() { loaders }: Context): Promise<DetectionRule | null> {
    return loaders.get(this.ruleById).load(ruleId)
  }
}
