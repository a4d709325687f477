import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import type { DocumentSearch } from '../explorer/index.ts'
import { type Log, LogConnection, type LogService } from '../logs/index.ts'
import { Signal, type SignalSummary, type SignalTrail } from '../signals/index.ts'
import { RelatedLogs } from './related.type.ts'
import type { LogsSelection } from './related-logs.ts'
import { loadTrail, type TrailLoader } from './trail.ts'

/** A search that is opened, and the page of it that was asked for. */
interface RelatedLogsFound extends RelatedLogs {
  readonly search: DocumentSearch
  readonly first: number
  readonly after: string | null
}

@Resolver(() => Signal)
export class SignalLogsResolver {
  constructor(
    private readonly logs: LogService,
    private readonly trailBySignal: TrailLoader,
    private readonly logsByTrail: LoaderDefinition<SignalTrail, LogsSelection>,
  ) {}

  @FieldResolver(() => RelatedLogs, {
    nullable: true,
    complexity: 20,
    description: 'FORBIDDEN, and null, for those who may not read logs.',
  })
  async relatedLogs(
    @Root() { id }: SignalSummary,
    @Ctx() { viewer, loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<RelatedLogsFound> {
    const trail = await loadTrail(loaders, this.trailBySignal, id)
    const { text, exact, range } = await loaders.get(this.logsByTrail).load(trail)
    const [from, to] = [range.from.toISOString(), range.to.toISOString()]
    const search = this.logs.search(viewer, { query: text, range: { from, to } })
    return { query: text, exact, range, search, first, after: after ?? null }
  }
}

@Resolver(() => RelatedLogs)
export class RelatedLogsResolver {
  constructor(private readonly logsService: LogService) {}

  @FieldResolver(() => Int, { description: 'How many there are, on all pages.' })
  total(@Root() { search }: RelatedLogsFound): Promise<number> {
    return search.total()
  }

  @FieldResolver(() => LogConnection, { description: 'The newest first.' })
  logs(@Root() { search, first, after }: RelatedLogsFound): Promise<Page<Log>> {
    return this.logsService.page(search, first, after)
  }
}
