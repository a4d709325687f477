import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, JSONObject } from '../../graphql/scalars.ts'
import { type ValueType, WorkflowValueTypeEnum } from '../actions/index.ts'
import { WorkflowTriggerKindEnum } from './workflow.input.ts'
import type { TriggerKind } from './workflow.ts'

@ObjectType('WorkflowParameter', { description: 'What a run is given.' })
export class WorkflowParameterType {
  @Field(() => String)
  name: string

  @Field(() => String, { nullable: true, description: 'What people are asked.' })
  label: string | null

  @Field(() => WorkflowValueTypeEnum)
  type: ValueType

  @Field(() => Boolean, { description: 'Never with a default.' })
  required: boolean

  @Field(() => String, {
    nullable: true,
    description: 'What it is where nobody says so: of STRING the text itself, of the others written as JSON.',
  })
  default: string | null

  @Field(() => [String], { nullable: true, description: 'Only these; anything when null.' })
  allowedValues: readonly string[] | null
}

@ObjectType('WorkflowTrigger', { description: 'What starts a workflow once it is published.' })
export class WorkflowTriggerType {
  @Field(() => WorkflowTriggerKindEnum)
  kind: TriggerKind

  @Field(() => String, { nullable: true, description: 'Of SECURITY_SIGNAL: which signals start a run.' })
  query: string | null

  @Field(() => String, { nullable: true, description: 'Of SCHEDULE: a cron expression, in UTC.' })
  schedule: string | null

  @Field(() => Int, { nullable: true, description: 'Runs in any hour; the rest are SKIPPED.' })
  rateLimit: number | null
}

@ObjectType('WorkflowStep', { description: 'Something that is done in a run.' })
export class WorkflowStepType {
  @Field(() => String)
  name: string

  @Field(() => String, { description: 'Id of an action, as `workflowActions` lists them.' })
  action: string

  @Field(() => JSONObject, { description: 'With their templates.' })
  parameters: Readonly<Record<string, unknown>>

  @Field(() => [String], { description: 'Steps that follow where it succeeds, or is skipped by its condition.' })
  next: readonly string[]

  @Field(() => [String], { description: 'Steps that follow where it fails.' })
  onError: readonly string[]

  @Field(() => Int, { description: 'Further attempts where the failure may pass.' })
  retries: number

  @Field(() => String, { nullable: true, description: 'Where it does not hold, the step is skipped.' })
  when: string | null
}

@ObjectType('Workflow', {
  implements: Node,
  description:
    'What is done when something happens: steps in a graph without circles. Its runs act under its name, with what its owner, who last saved it, may do and see at that moment, and with no more than the key that it was saved with, if it was one. Signals that the owner does not see do not start it; runs of an owner who is disabled fail.',
})
export class WorkflowType extends Node {
  @Field(() => String)
  name: string

  @Field(() => String, { nullable: true, description: 'Names it in notification rules and in other workflows.' })
  handle: string | null

  @Field(() => String, { nullable: true })
  description: string | null

  @Field(() => [String])
  tags: readonly string[]

  @Field(() => Boolean, { description: 'Whether it starts by itself; before, people alone run it.' })
  published: boolean

  @Field(() => ID, { nullable: true, description: 'The blueprint that it was made from.' })
  blueprintId: string | null

  @Field(() => Int, { description: 'Counts what was saved, from 1. Runs keep to the version that they started with.' })
  version: number

  @Field(() => [WorkflowParameterType])
  inputs: readonly WorkflowParameterType[]

  @Field(() => [WorkflowTriggerType])
  triggers: readonly WorkflowTriggerType[]

  @Field(() => [WorkflowStepType])
  steps: readonly WorkflowStepType[]

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime)
  updatedAt: Date
}

export const WorkflowConnection = connectionOf(() => WorkflowType, 'Workflow')
