import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { FieldValue, Signal, type SignalSummary } from '../signals/index.ts'
import { RelatedSignalConnection, RelatedSignalEdge } from './related.type.ts'
import { type RelatedRequest, type RelatedSignalsFound, relatedRequest } from './related-signals.ts'
import { sharedFields } from './shared-fields.ts'
import { loadTrail, type TrailLoader } from './trail.ts'

interface Loaders {
  readonly trailBySignal: TrailLoader
  readonly signalById: LoaderDefinition<string, SignalSummary | null>
  readonly relatedSignals: LoaderDefinition<RelatedRequest, RelatedSignalsFound>
}

@Resolver(() => Signal)
export class RelatedSignalsResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => RelatedSignalConnection, {
    complexity: 10,
    description: 'Those that share its group-by values.',
  })
  async relatedSignals(
    @Root() { id }: SignalSummary,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<RelatedSignalConnection> {
    const { trailBySignal, signalById, relatedSignals } = this.loaders
    const trail = await loadTrail(loaders, trailBySignal, id)
    const found = await loaders.get(relatedSignals).load(relatedRequest(trail, first, after ?? null))
    const nodes = await Promise.all(found.edges.map(({ node }) => loaders.get(signalById).load(node.id)))
    const edges = found.edges.flatMap(({ cursor }, index) => {
      const node = nodes[index]
      return node ? [{ cursor, node, trail }] : []
    })
    return { total: found.total, query: found.query, pageInfo: found.pageInfo, edges }
  }
}

@Resolver(() => RelatedSignalEdge)
export class SharedFieldsResolver {
  constructor(private readonly trailBySignal: TrailLoader) {}

  @FieldResolver(() => [FieldValue], {
    description:
      'What both have: group-by fields first, then what names an entity of both, then other attributes, each by name; 100 at most.',
  })
  async sharedFields(
    @Root() { trail, node }: RelatedSignalEdge,
    @Ctx() { loaders }: Context,
  ): Promise<readonly FieldValue[]> {
    return sharedFields(trail, await loadTrail(loaders, this.trailBySignal, node.id))
  }
}
