import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { servedOverWebSocket } from '../../graphql/subscriptions/live-source.ts'
import type { Page } from '../../kernel/page.ts'
import type { BulkActionService } from './bulk-action.service.ts'
import type { BulkAction, BulkOutcome } from './bulk-action.ts'
import {
  BulkActionConnection,
  BulkActionType,
  BulkOutcomeEnum,
  type BulkSignalOutcome,
  BulkSignalOutcomeConnection,
} from './bulk-action.type.ts'

@Resolver(() => BulkActionType)
export class BulkActionResolver {
  constructor(private readonly service: BulkActionService) {}

  @Query(() => BulkActionType, { nullable: true, description: 'NOT_FOUND when there is none.' })
  bulkAction(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<BulkActionType> {
    return this.service.get(viewer, id)
  }

  @Query(() => BulkActionConnection, {
    description:
      'Bulk actions of everybody, the newest first. Who sees only some signals sees the actions that they started themselves, under the same restrictions.',
  })
  bulkActions(
    @Ctx() { viewer }: Context,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
    after?: string | null,
  ): Promise<Page<BulkActionType>> {
    return this.service.list(viewer, first, after)
  }

  @Mutation(() => BulkActionType, {
    description:
      'Ends a bulk action early. What it has done stays done and can be undone; the other signals are left alone and have no outcome. Runs of workflows that it has started go on. One that is finished stays as it is.',
  })
  cancelBulkAction(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<BulkActionType> {
    return this.service.cancel(viewer, id)
  }

  @Mutation(() => BulkActionType, {
    description:
      'Starts a bulk action of kind UNDO, and answers that one. It restores each signal that the given action has changed to the triage of before, unless somebody has changed since what the action had set: such signals stay as they are, with the outcome FAILED and the code CONFLICT. CONFLICT for an action that is at work, is undone already, was a dry run, has started runs of a workflow or is an undo itself.',
  })
  undoBulkAction(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<BulkActionType> {
    return this.service.undo(viewer, id)
  }

  @Subscription(() => BulkActionType, {
    subscribe: servedOverWebSocket,
    description:
      'The action as it is now, and again with each step, up to the one that has `finishedAt`: then whoever follows ends the subscription.',
  })
  bulkActionProgress(@Root() action: BulkActionType, @Arg('id', () => ID) _id: string): BulkActionType {
    return action
  }

  @FieldResolver(() => BulkSignalOutcomeConnection, {
    description: 'Of the signals that have been worked on so far, in the order of their creation or of the given ids.',
  })
  outcomes(
    @Root() { id }: BulkAction,
    @Ctx() { viewer }: Context,
    @Arg('only', () => BulkOutcomeEnum, { nullable: true, description: 'All of them when left out.' })
    only?: BulkOutcome | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'At most 1,000.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
    after?: string | null,
  ): Promise<Page<BulkSignalOutcome>> {
    return this.service.results(viewer, { id }, only, first, after)
  }
}
