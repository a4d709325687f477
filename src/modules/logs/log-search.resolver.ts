import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { type DocumentSearch, SearchField, searchFields, TimeRangeInput } from '../explorer/index.ts'
import type { LogService } from './log.service.ts'
import { type Log, LogConnection, LogSearch } from './log.type.ts'

@Resolver(() => LogSearch)
export class LogSearchResolver extends searchFields(LogSearch) {
  constructor(private readonly service: LogService) {
    super()
  }

  @Query(() => LogSearch, { description: 'Searches the logs of a range.' })
  logSearch(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, { description: 'The search language; empty for everything.' }) query: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): DocumentSearch {
    return this.service.search(viewer, { query, range })
  }

  @FieldResolver(() => LogConnection, { description: 'The newest first.' })
  logs(
    @Root() search: DocumentSearch,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<Page<Log>> {
    return this.service.page(search, first, after)
  }

  @Query(() => [SearchField], { description: 'What a query over logs can name, as a search bar offers it.' })
  logFields(
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
