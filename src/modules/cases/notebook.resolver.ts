import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { User } from '../access/index.ts'
import { type DocumentSearch, TimeRangeInput } from '../explorer/index.ts'
import { LogSearch, type LogService } from '../logs/index.ts'
import { SignalSearch, type SignalSearchService, type SignalsFound } from '../signals/index.ts'
import { NotebookCell } from './case.type.ts'
import type { NotebookCell as StoredCell } from './notebook.ts'

@Resolver(() => NotebookCell)
export class NotebookCellResolver {
  constructor(
    private readonly userById: LoaderDefinition<string, User | null>,
    private readonly signals: SignalSearchService,
    private readonly logs: LogService,
  ) {}

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it last.' })
  updatedBy(@Root() cell: NotebookCell, @Ctx() { loaders }: Context): Promise<User | null> | null {
    const { updatedById } = cell as StoredCell
    return updatedById === null ? null : loaders.get(this.userById).load(updatedById)
  }

  @FieldResolver(() => SignalSearch, {
    nullable: true,
    description: 'What a SIGNAL_QUERY finds now; null for other kinds.',
  })
  signalSearch(
    @Root() { kind, body }: NotebookCell,
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput, { description: 'By the creation of the signals.' }) range: TimeRangeInput,
  ): SignalsFound | null {
    return kind === 'SIGNAL_QUERY' ? this.signals.open(viewer, { query: body, range }) : null
  }

  @FieldResolver(() => LogSearch, { nullable: true, description: 'What a LOG_QUERY finds now; null for other kinds.' })
  logSearch(
    @Root() { kind, body }: NotebookCell,
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput, { description: 'By the time of the logs.' }) range: TimeRangeInput,
  ): DocumentSearch | null {
    return kind === 'LOG_QUERY' ? this.logs.search(viewer, { query: body, range }) : null
  }
}
