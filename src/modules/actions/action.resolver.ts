import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { ActionService } from './action.service.ts'
import { WorkflowAction, WorkflowBlueprint } from './action.type.ts'

@Resolver()
export class WorkflowActionResolver {
  constructor(private readonly actions: ActionService) {}

  @Query(() => [WorkflowAction], { description: 'What steps of workflows can do, by id.' })
  workflowActions(@Ctx() { viewer }: Context): readonly WorkflowAction[] {
    return this.actions.list(viewer)
  }

  @Query(() => [WorkflowBlueprint], { description: 'Workflows that come along, by name.' })
  workflowBlueprints(@Ctx() { viewer }: Context): readonly WorkflowBlueprint[] {
    return this.actions.blueprints(viewer)
  }
}
