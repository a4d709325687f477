import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import { CreateCaseInput } from '../cases/index.ts'
import { TriageChangeInput } from '../signals/index.ts'
import { BulkOptionsInput, SignalSelectionInput } from './bulk.input.ts'
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

  @Mutation(() => BulkActionType, {
    description: `Creates a case and makes many signals part of it; open ones become under review. The case is there at once, even if the action is cancelled, and stays, empty, when it is undone. ${STARTS}`,
  })
  bulkCreateCase(
    @Ctx() { viewer }: Context,
    @Arg('selection', () => SignalSelectionInput) selection: SignalSelectionInput,
    @Arg('case', () => CreateCaseInput, { description: 'Without `signalIds`.' }) input: CreateCaseInput,
    @Arg('options', () => BulkOptionsInput, { nullable: true }) options?: BulkOptionsInput | null,
  ): Promise<BulkActionType> {
    return this.starts.createCase(viewer, input, { selection, options })
  }

  @Mutation(() => BulkActionType, {
    description: `Makes many signals part of a case; open ones become under review. ${STARTS}`,
  })
  bulkAddSignalsToCase(
    @Ctx() { viewer }: Context,
    @Arg('selection', () => SignalSelectionInput) selection: SignalSelectionInput,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('options', () => BulkOptionsInput, { nullable: true }) options?: BulkOptionsInput | null,
  ): Promise<BulkActionType> {
    return this.starts.addToCase(viewer, caseId, { selection, options })
  }

  @Mutation(() => BulkActionType, {
    description: `Makes many signals part of an incident; open ones become under review. ${STARTS}`,
  })
  bulkAddSignalsToIncident(
    @Ctx() { viewer }: Context,
    @Arg('selection', () => SignalSelectionInput) selection: SignalSelectionInput,
    @Arg('incidentId', () => ID) incidentId: string,
    @Arg('options', () => BulkOptionsInput, { nullable: true }) options?: BulkOptionsInput | null,
  ): Promise<BulkActionType> {
    return this.starts.addToIncident(viewer, incidentId, { selection, options })
  }

  @Mutation(() => BulkActionType, {
    description: `Starts a run of a workflow for each of many signals, with the same inputs; the signals themselves are left to the steps. Inputs that are required and not given are one BAD_USER_INPUT with the path \`inputs\`, whose \`extensions.missing\` lists their name, type, label and allowedValues; nothing is started then. An API key runs published workflows alone. Where the trigger has reached its limit of runs, those of the remaining signals are recorded as SKIPPED, and the outcome is FAILED with RATE_LIMITED, which a dry run does not foresee. Canceling the action starts no more runs and lets those go on that are under way. It cannot be undone. Needs workflows_run. ${STARTS}`,
  })
  bulkRunWorkflow(
    @Ctx() { viewer }: Context,
    @Arg('selection', () => SignalSelectionInput) selection: SignalSelectionInput,
    @Arg('workflowId', () => ID) workflowId: string,
    @Arg('inputs', () => JSONObject, { nullable: true, description: 'By name.' })
    inputs: Record<string, unknown> | null | undefined,
    @Arg('options', () => BulkOptionsInput, { nullable: true }) options?: BulkOptionsInput | null,
  ): Promise<BulkActionType> {
    return this.starts.runWorkflow(viewer, workflowId, inputs ?? null, { selection, options })
  }
}
