import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { type EntityKind, entityText } from '../../kernel/entity.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import { EntityKindEnum } from '../signals/index.ts'
import type { NodeRisk } from './activity.ts'
import type { ActivityGraphService } from './activity-graph.service.ts'
import { ActivityGraph, ActivityNode } from './activity-graph.type.ts'

@Resolver(() => ActivityNode)
export class ActivityGraphResolver {
  constructor(
    private readonly service: ActivityGraphService,
    private readonly riskByEntity: LoaderDefinition<string, NodeRisk>,
  ) {}

  @Query(() => ActivityGraph, {
    complexity: 100,
    description:
      'What the logs of a range tell about an entity: with whom and what it has to do, and on with these. The strongest edges come first, and so do their nodes.',
  })
  activityGraph(
    @Ctx() { viewer }: Context,
    @Arg('kind', () => EntityKindEnum) kind: EntityKind,
    @Arg('value', () => String, { description: 'As logs write it; addresses in any spelling.' }) value: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
    @Arg('depth', () => Int, { defaultValue: 1, description: 'How many edges away from the entity: 1 to 3.' })
    depth: number,
    @Arg('limit', () => Int, { defaultValue: 100, description: 'How many nodes at most: 1 to 1,000.' }) limit: number,
    @Arg('actions', () => [String], {
      nullable: true,
      description: 'Only edges of these actions count and are followed; all when left out or empty, 100 at most.',
    })
    actions?: readonly string[] | null,
  ): Promise<ActivityGraph> {
    return this.service.graph(viewer, { kind, value, range, depth, limit, actions: actions ?? [] })
  }

  @FieldResolver(() => Int, {
    description: 'As `Entity.riskScore`.',
  })
  async riskScore(@Root() node: ActivityNode, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.get(this.riskByEntity).load(entityText(node))).riskScore
  }

  @FieldResolver(() => Int, { description: 'As `Entity.signalCount`.' })
  async signalCount(@Root() node: ActivityNode, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.get(this.riskByEntity).load(entityText(node))).signalCount
  }
}
