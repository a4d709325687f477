import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { servedOverWebSocket } from '../../graphql/subscriptions/live-source.ts'
import { Case } from '../cases/index.ts'
import { Incident } from '../incidents/index.ts'
import { Signal } from '../signals/index.ts'
import type { RunService, RunStep } from './run.service.ts'
import type { WorkflowRun } from './run.ts'
import { WorkflowRunStep, WorkflowRunTrigger, WorkflowRunType } from './run.type.ts'
import type { RunChanged } from './run-progress.ts'
import { RunWorkflowInput } from './workflow.input.ts'
import type { Workflow } from './workflow.ts'
import { WorkflowType } from './workflow.type.ts'

export interface RunLoaders {
  readonly workflowById: LoaderDefinition<string, Workflow | null>
  readonly stepsOfRun: LoaderDefinition<WorkflowRun, readonly RunStep[]>
  readonly signalById: LoaderDefinition<string, Signal | null>
  readonly caseById: LoaderDefinition<string, Case | null>
  readonly incidentById: LoaderDefinition<string, Incident | null>
}

@Resolver(() => WorkflowRunType)
export class WorkflowRunResolver {
  constructor(
    private readonly started: RunService,
    private readonly loaders: RunLoaders,
  ) {}

  @Query(() => WorkflowRunType, { nullable: true, description: 'NOT_FOUND when there is none.' })
  workflowRun(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<WorkflowRunType> {
    return this.started.get(viewer, id)
  }

  @Mutation(() => WorkflowRunType, {
    description:
      'Starts a run, and answers it before its steps are done; `workflowRunProgress` follows it. Inputs that are required and not given are one BAD_USER_INPUT, whose `extensions.missing` lists their name, type, label and allowedValues. An API key runs published workflows alone.',
  })
  runWorkflow(
    @Ctx() { viewer }: Context,
    @Arg('input', () => RunWorkflowInput) input: RunWorkflowInput,
  ): Promise<WorkflowRunType> {
    return this.started.run(viewer, input)
  }

  @Mutation(() => WorkflowRunType, {
    description: 'Ends a run early. Steps that are done stay done; one that is finished stays as it is.',
  })
  cancelWorkflowRun(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<WorkflowRunType> {
    return this.started.cancel(viewer, id)
  }

  @Subscription(() => WorkflowRunType, {
    subscribe: servedOverWebSocket,
    description:
      'The run as it is now, and again with each change, up to the one that has `finishedAt`: then whoever follows ends the subscription.',
  })
  workflowRunProgress(
    @Root() { id }: RunChanged,
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) _id: string,
  ): Promise<WorkflowRunType> {
    return this.started.get(viewer, id)
  }

  @FieldResolver(() => WorkflowType, { description: 'As it is now, even where it was deleted.' })
  async workflow(@Root() { workflowId }: WorkflowRun, @Ctx() { loaders }: Context): Promise<WorkflowType> {
    return (await loaders.get(this.loaders.workflowById).load(workflowId)) as Workflow
  }

  @FieldResolver(() => WorkflowRunTrigger)
  trigger(@Root() { triggerKind, startedBy }: WorkflowRun): WorkflowRunTrigger {
    return { kind: triggerKind, actor: startedBy }
  }

  @FieldResolver(() => [WorkflowRunStep], { description: 'In the order in which the workflow has them.' })
  steps(@Root() run: WorkflowRun, @Ctx() { loaders }: Context): Promise<readonly WorkflowRunStep[]> {
    return loaders.get(this.loaders.stepsOfRun).load(run)
  }

  @FieldResolver(() => Signal, { nullable: true, description: 'What it runs for.' })
  signal(@Root() { signalId }: WorkflowRun, @Ctx() { loaders }: Context): Promise<Signal | null> | null {
    return signalId === null ? null : loaders.get(this.loaders.signalById).load(signalId)
  }

  @FieldResolver(() => Case, { nullable: true, description: 'What it runs for.' })
  case(@Root() { caseId }: WorkflowRun, @Ctx() { loaders }: Context): Promise<Case | null> | null {
    return caseId === null ? null : loaders.get(this.loaders.caseById).load(caseId)
  }

  @FieldResolver(() => Incident, { nullable: true, description: 'What it runs for.' })
  incident(@Root() { incidentId }: WorkflowRun, @Ctx() { loaders }: Context): Promise<Incident | null> | null {
    return incidentId === null ? null : loaders.get(this.loaders.incidentById).load(incidentId)
  }
}
