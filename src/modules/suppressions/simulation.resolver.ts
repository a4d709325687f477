import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import { Signal } from '../signals/index.ts'
import type { SuppressionSimulator } from './simulation.ts'
import { SuppressionSimulation } from './simulation.type.ts'
import { SuppressionInput } from './suppression.input.ts'

@Resolver(() => SuppressionSimulation)
export class SimulationResolver {
  constructor(
    private readonly simulator: SuppressionSimulator,
    private readonly signalById: LoaderDefinition<string, Signal | null>,
  ) {}

  @Query(() => SuppressionSimulation, {
    description:
      'Compares a suppression with the signals that were created in a range. Its start, its expiry and whether it is enabled make no difference.',
  })
  simulateSuppression(
    @Ctx() { viewer }: Context,
    @Arg('input', () => SuppressionInput) input: SuppressionInput,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): Promise<SuppressionSimulation> {
    return this.simulator.simulate(viewer, input, range)
  }

  @FieldResolver(() => [Signal], { description: 'Some of the newest.' })
  async samples(@Root() { sampleIds }: SuppressionSimulation, @Ctx() { loaders }: Context): Promise<Signal[]> {
    const samples = await loaders.get(this.signalById).loadMany(sampleIds)
    return samples.filter((sample): sample is Signal => sample !== null && !(sample instanceof Error))
  }
}
