import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Actor } from '../../../graphql/actor.ts'
import type { Connection } from '../../../graphql/connection.ts'
import type { Context, LoaderDefinition } from '../../../graphql/context.ts'
import { Signal } from '../../signals/index.ts'
import type { HistoricalJobService } from './historical-job.service.ts'
import type { HistoricalJob } from './historical-job.ts'
import {
  HistoricalJobInput,
  HistoricalJobType,
  HistoricalResultConnection,
  type HistoricalResultType,
} from './historical-job.type.ts'

@Resolver(() => HistoricalJobType)
export class HistoricalJobResolver {
  constructor(
    private readonly service: HistoricalJobService,
    private readonly signalById: LoaderDefinition<string, Signal | null>,
  ) {}

  @Query(() => HistoricalJobType, { nullable: true, description: 'NOT_FOUND when there is none.' })
  historicalJob(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<HistoricalJobType> {
    return this.service.get(viewer, id)
  }

  @Mutation(() => HistoricalJobType, {
    description: 'Runs a rule over stored logs. It makes no signals unless its results are converted.',
  })
  startHistoricalJob(
    @Arg('input', () => HistoricalJobInput) input: HistoricalJobInput,
    @Ctx() { viewer }: Context,
  ): Promise<HistoricalJobType> {
    return this.service.start(viewer, input)
  }

  @Mutation(() => HistoricalJobType, { description: 'Ends a job early. What it has found stays.' })
  cancelHistoricalJob(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<HistoricalJobType> {
    return this.service.cancel(viewer, id)
  }

  @Mutation(() => [Signal], {
    description: 'Makes signals of results; those that are signals already are answered as they are.',
  })
  async convertHistoricalResults(
    @Arg('jobId', () => ID) jobId: string,
    @Arg('resultIds', () => [ID], { description: '1 to 1,000.' }) resultIds: string[],
    @Ctx() { viewer, loaders }: Context,
  ): Promise<Signal[]> {
    const ids = await this.service.convert(viewer, jobId, resultIds)
    return (await loaders.get(this.signalById).loadMany(ids)) as Signal[]
  }

  @FieldResolver(() => Actor, { description: 'Who started it.' })
  createdBy(@Root() { creator }: HistoricalJob): Actor {
    return creator
  }

  @FieldResolver(() => HistoricalResultConnection, { description: 'By the time when they begin.' })
  async results(
    @Root() job: HistoricalJob,
    @Ctx() { viewer }: Context,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Connection<HistoricalResultType>> {
    const page = await this.service.results(viewer, job, first, after)
    const edges = page.edges.map(({ cursor, node: { id, draft } }) => {
      const { title, severity, firstSeen, lastSeen, eventsMatched, queries } = draft
      const groupBy = queries.find((query) => query.groupBy.length)?.groupBy ?? []
      return { cursor, node: { id, title, severity, firstSeen, lastSeen, eventsMatched, groupBy } }
    })
    return { ...page, edges }
  }
}
