import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { IndicatorSighting } from '../threat-intel/index.ts'
import { Log } from './log.type.ts'

@Resolver(() => IndicatorSighting)
export class SightingLogResolver {
  constructor(private readonly logById: LoaderDefinition<string, Log | null>) {}

  @FieldResolver(() => Log, { nullable: true, description: 'Null when it is no longer stored.' })
  log(@Root() { logId }: IndicatorSighting, @Ctx() { loaders }: Context): Promise<Log | null> {
    return loaders.get(this.logById).load(logId)
  }
}
