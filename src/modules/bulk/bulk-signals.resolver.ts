import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { BulkOptionsInput, SignalSelectionInput, TriageChangeInput } from './bulk.input.ts'
import { BulkActionType } from './bulk-action.type.ts'
import type { BulkStartService } from './bulk-start.service.ts'

const STARTS =
  'Answers the action that does it: finished where it is about 1,000 signals or fewer, at work otherwise, with its progress in `bulkActionProgress`.'

/** What can be done to many signals. */
@Resolver()
export class BulkSignalsResolver {
  constructor(private readonly starts: BulkStartService) {}

  @Mutation(() => BulkActionType, { description: `Triages many signals. ${STARTS}` })
  bulkTriageSignals(
    @Ctx() { viewer }: Context,
    @Arg('selection', () => SignalSelectionInput) selection: SignalSelectionInput,
    @Arg('change', () => TriageChangeInput) change: TriageChangeInput,
    @Arg('options', () => BulkOptionsInput, { nullable: true }) options?: BulkOptionsInput | null,
  ): Promise<BulkActionType> {
    return this.starts.triage(viewer, change, { selection, options })
  }

  @Mutation(() => BulkActionType, { description: `Assigns many signals. ${STARTS}` })
  bulkAssignSignals(
    @Ctx() { viewer }: Context,
    @Arg('selection', () => SignalSelectionInput) selection: SignalSelectionInput,
    @Arg('assigneeId', () => ID, { nullable: true, description: 'An enabled user; null unassigns.' })
    assigneeId: string | null | undefined,
    @Arg('options', () => BulkOptionsInput, { nullable: true }) options?: BulkOptionsInput | null,
  ): Promise<BulkActionType> {
    return this.starts.assign(viewer, assigneeId ?? null, { selection, options })
  }
}
