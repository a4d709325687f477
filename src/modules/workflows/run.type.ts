import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, JSONObject } from '../../graphql/scalars.ts'
import { RUN_STATES, type RunState, STEP_STATES, type StepState } from './run.ts'
import { WorkflowTriggerKindEnum } from './workflow.input.ts'
import type { TriggerKind } from './workflow.ts'

const RunStateEnum = enumOf(RUN_STATES)
registerEnumType(RunStateEnum, {
  name: 'WorkflowRunState',
  description: 'How far a run is.',
  valuesConfig: {
    QUEUED: { description: 'It has not begun.' },
    RUNNING: { description: 'A step is under way.' },
    WAITING: { description: 'For a time, for another run, or until a step is tried again.' },
    SUCCEEDED: { description: 'All steps that were reached are done, or their failures were taken care of.' },
    FAILED: {
      description: 'A step failed that nothing follows on errors, or the run could not go on; `error` says why.',
    },
    CANCELED: { description: 'It was ended early. What was done stays done.' },
    SKIPPED: { description: 'The trigger had reached its limit; nothing was done.' },
  },
})

const StepStateEnum = enumOf(STEP_STATES)
registerEnumType(StepStateEnum, {
  name: 'WorkflowStepState',
  description: 'How far a step of a run is.',
  valuesConfig: {
    PENDING: { description: 'It has not begun.' },
    RUNNING: { description: 'It is under way; after a crash of the server it is tried again.' },
    WAITING: { description: 'For a time, for another run, or until it is tried again.' },
    SUCCEEDED: { description: 'It is done.' },
    FAILED: { description: 'The last attempt failed.' },
    SKIPPED: { description: 'Its condition did not hold, or nothing led to it.' },
    CANCELED: { description: 'The run ended before it.' },
  },
})

@ObjectType({ description: 'What started a run.' })
export class WorkflowRunTrigger {
  @Field(() => WorkflowTriggerKindEnum)
  kind: TriggerKind

  @Field(() => Actor, { description: 'Who started it: a person, a key, another workflow, or the server itself.' })
  actor: Actor
}

@ObjectType({ description: 'A step of a run.' })
export class WorkflowRunStep {
  @Field(() => String)
  name: string

  @Field(() => String, { description: 'Id of the action.' })
  action: string

  @Field(() => StepStateEnum)
  state: StepState

  @Field(() => Int, { description: 'How often it was begun; again after failures that may pass, and after crashes.' })
  attempts: number

  @Field(() => DateTime, { nullable: true, description: 'When it was begun first.' })
  startedAt: Date | null

  @Field(() => DateTime, { nullable: true })
  finishedAt: Date | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Of WAITING: when it goes on; null while another run is waited for.',
  })
  dueAt: Date | null

  @Field(() => JSONObject, {
    nullable: true,
    description: 'What the action answered, with ••• for secrets; at most 1 MB, a larger one fails the step.',
  })
  output: Readonly<Record<string, unknown>> | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, with ••• for secrets.' })
  error: string | null
}

@ObjectType('WorkflowRun', {
  implements: Node,
  description:
    'One run of a workflow, kept to the version that it started with. Steps that change what this server holds are done exactly once; steps that reach other servers are tried again after a crash, under the same key.',
})
export class WorkflowRunType extends Node {
  @Field(() => RunStateEnum)
  state: RunState

  @Field(() => Int, { description: 'The version of the workflow.' })
  workflowVersion: number

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt: Date

  @Field(() => DateTime, { nullable: true, description: 'When the first step began; null before.' })
  startedAt: Date | null

  @Field(() => DateTime, { nullable: true })
  finishedAt: Date | null

  @Field(() => String, { nullable: true, description: 'Why it did not succeed.' })
  error: string | null

  @Field(() => JSONObject, { description: 'By name, defaults included.' })
  inputs: Readonly<Record<string, unknown>>

  @Field(() => JSONObject, {
    nullable: true,
    description: 'Of a run that has succeeded: outputs of the steps that nothing follows, by their names.',
  })
  outputs: Readonly<Record<string, unknown>> | null
}

export const WorkflowRunConnection = connectionOf(() => WorkflowRunType, 'WorkflowRun')
