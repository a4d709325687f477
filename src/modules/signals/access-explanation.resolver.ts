import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { AccessExplainer } from './access-explanation.ts'
import { AccessExplanationType } from './access-explanation.type.ts'

@Resolver()
export class AccessExplanationResolver {
  constructor(private readonly explainer: AccessExplainer) {}

  @Query(() => AccessExplanationType, {
    description:
      'Why a user sees a signal, or does not, role by role. Needs user_access_read and security_monitoring_signals_read; NOT_FOUND for a user that there is not, and for a signal that the viewer does not see either.',
  })
  explainAccess(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Of the signal.' }) id: string,
    @Arg('userId', () => ID) userId: string,
  ): Promise<AccessExplanationType> {
    return this.explainer.explain(viewer, id, userId)
  }
}
