import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { Log } from '../logs/index.ts'
import { Signal, type SignalSummary } from '../signals/index.ts'
import type { LogSignals } from './log-signals.ts'

@Resolver(() => Log)
export class LogSignalsResolver {
  constructor(private readonly signalsOfLog: LogSignals) {}

  @FieldResolver(() => [Signal], {
    description: 'That it is part of: the newest 100. None for those who may not read signals.',
  })
  signals(@Root() { id }: Log, @Ctx() { loaders }: Context): Promise<readonly SignalSummary[]> {
    return loaders.get(this.signalsOfLog).load(id)
  }
}
