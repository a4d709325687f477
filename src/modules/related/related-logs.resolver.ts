import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { type Log, LogConnection, type LogService } from '../logs/index.ts'
import { Signal, type SignalSummary, type SignalTrail } from '../signals/index.ts'
import { FoundLogs } from './found-logs.ts'
import { RelatedLogs } from './related.type.ts'
import type { LogsSelection } from './related-logs.ts'
import { loadTrail, type TrailLoader } from './trail.ts'

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
    @Root() { id, eventsMatched }: SignalSummary,
    @Ctx() { viewer, loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<FoundLogs> {
    const trail = await loadTrail(loaders, this.trailBySignal, id)
    const selection = await loaders.get(this.logsByTrail).load(trail)
    const [from, to] = [selection.range.from.toISOString(), selection.range.to.toISOString()]
    const search = this.logs.search(viewer, { query: selection.text, range: { from, to } })
    return new FoundLogs(selection, this.logs, search, { first, after: after ?? null }, eventsMatched)
  }
}

@Resolver(() => RelatedLogs)
export class RelatedLogsResolver {
  @FieldResolver(() => Int, { description: 'How many there are, on all pages.' })
  total(@Root() found: FoundLogs): Promise<number> {
    return found.total()
  }

  @FieldResolver(() => LogConnection, { description: 'The newest first.' })
  logs(@Root() found: FoundLogs): Promise<Page<Log>> {
    return found.page()
  }
}
