import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { type DocumentSearch, loadNodes, SearchField, searchFields, TimeRangeInput } from '../explorer/index.ts'
import { IncidentSortInput } from './incident.input.ts'
import type { IncidentLoaders } from './incident.loaders.ts'
import { type Incident, IncidentConnection, IncidentSearch } from './incident.type.ts'
import type { IncidentSearchService } from './incident-search.service.ts'

@Resolver(() => IncidentSearch)
export class IncidentSearchResolver extends searchFields(IncidentSearch) {
  constructor(
    private readonly searches: IncidentSearchService,
    private readonly loaders: IncidentLoaders,
  ) {
    super()
  }

  @Query(() => IncidentConnection, { description: 'Incidents, the newest first unless sorted otherwise.' })
  async incidents(
    @Ctx() context: Context,
    @Arg('query', () => String, {
      description:
        'Such as `state:active severity:(sev_0 OR sev_1)`, `commander:me`, `@fields.services:billing` or words of the title and the text fields; empty for all.',
    })
    query: string,
    @Arg('first', () => Int, { defaultValue: 25, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
    @Arg('sort', () => IncidentSortInput, { nullable: true }) sort?: IncidentSortInput | null,
  ): Promise<IncidentConnection> {
    const search = this.searches.open(context.viewer, { query })
    // Asked together, they are answered together.
    const [page, total] = await Promise.all([this.#page(search, context, first, after, sort), search.total()])
    return { ...page, total }
  }

  @Query(() => IncidentSearch, { description: 'Searches the incidents that were declared in a range.' })
  incidentSearch(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, { description: 'The search language; empty for everything.' }) query: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): DocumentSearch {
    return this.searches.open(viewer, { query, range })
  }

  @FieldResolver(() => IncidentConnection, {
    name: 'incidents',
    description: 'The newest first unless sorted otherwise.',
  })
  async found(
    @Root() search: DocumentSearch,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 25, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
    @Arg('sort', () => IncidentSortInput, { nullable: true }) sort?: IncidentSortInput | null,
  ): Promise<IncidentConnection> {
    const [page, total] = await Promise.all([this.#page(search, context, first, after, sort), search.total()])
    return { ...page, total }
  }

  @Query(() => [SearchField], { description: 'What a query over incidents can name, as a search bar offers it.' })
  incidentFields(
    @Ctx() { viewer }: Context,
    @Arg('prefix', () => String, {
      nullable: true,
      description: 'What has been typed, in any case, with or without @; everything when left out.',
    })
    prefix?: string | null,
  ): Promise<readonly SearchField[]> {
    return this.searches.fields(viewer, prefix ?? '')
  }

  async #page(
    search: DocumentSearch,
    { loaders }: Context,
    first: number,
    after: string | null | undefined,
    sort: IncidentSortInput | null | undefined,
  ): Promise<Page<Incident>> {
    const page = await search.list(first, after, sort)
    return loadNodes<Incident>(page, (id) => loaders.get(this.loaders.incidentById).load(id))
  }
}
