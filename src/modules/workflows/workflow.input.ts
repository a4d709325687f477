import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import { type ValueType, WorkflowValueTypeEnum } from '../actions/index.ts'
import { TRIGGER_KINDS, type TriggerKind } from './workflow.ts'

export const WorkflowTriggerKindEnum = enumOf(TRIGGER_KINDS)
registerEnumType(WorkflowTriggerKindEnum, {
  name: 'WorkflowTriggerKind',
  description: 'What starts a workflow.',
  valuesConfig: {
    MANUAL: { description: 'A person, with `runWorkflow`; always possible.' },
    SECURITY_SIGNAL: {
      description:
        'A signal that is created, or comes to match the query: once for each signal. Offers the workflow at signals, too.',
    },
    CASE: { description: 'A case that is created.' },
    INCIDENT: { description: 'An incident that is declared.' },
    SCHEDULE: { description: 'The time.' },
    API: { description: 'An API key with `runWorkflow`, or another workflow.' },
  },
})

@InputType()
export class WorkflowParameterInput {
  @Field(() => String, { description: 'Letters, digits and _; `{{inputs.NAME}}` names it in steps.' })
  name: string

  @Field(() => String, { nullable: true, description: 'What people are asked; at most 200 characters.' })
  label?: string | null

  @Field(() => WorkflowValueTypeEnum)
  type: ValueType

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'An input with a default is never required.',
  })
  required?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'What it is where nobody says so: of STRING the text itself, of the others written as JSON.',
  })
  default?: string | null

  @Field(() => [String], {
    nullable: true,
    description: 'Only these, written like the default; anything when left out.',
  })
  allowedValues?: string[] | null
}

@InputType()
export class WorkflowTriggerInput {
  @Field(() => WorkflowTriggerKindEnum, { description: 'Each kind at most once.' })
  kind: TriggerKind

  @Field(() => String, {
    nullable: true,
    description: 'For SECURITY_SIGNAL: which signals start a run, in the search language; all of them when left out.',
  })
  query?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'For SCHEDULE: a cron expression of minute, hour, day, month and weekday, in UTC. Of ticks that pass while no server runs, one is made up for.',
  })
  schedule?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'At most so many runs in any hour; the rest are recorded as SKIPPED. 1 to 100,000.',
  })
  rateLimit?: number | null
}

@InputType({
  description:
    'Parameters are templates over {{signal.…}}, {{case.…}}, {{incident.…}}, {{inputs.…}}, {{steps.NAME.output.…}}, {{steps.NAME.error}}, {{workflow.id}}, {{run.id}} and, for actions that reach other servers, {{secrets.NAME}}. A parameter that is one template keeps the type of the value; `{{signal.@usr.id}}` is an attribute; `{{inputs.x | default("…")}}` says what stands for a missing value, which fails the step otherwise.',
})
export class WorkflowStepInput {
  @Field(() => String, { description: 'Letters, digits, _ and -; unique in the workflow.' })
  name: string

  @Field(() => String, { description: 'Id of an action, as `workflowActions` lists them.' })
  action: string

  @Field(() => JSONObject)
  parameters: Record<string, unknown>

  @Field(() => [String], {
    nullable: true,
    description:
      'Steps that follow where it succeeds, or is skipped by its condition. A step waits for all steps that lead to it; steps that none leads to begin the run.',
  })
  next?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Steps that follow where it fails; without them its failure ends the run.',
  })
  onError?: string[] | null

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'Further attempts where the failure may pass, after 1 s, 2 s, 4 s … up to 5 minutes; 0 to 10.',
  })
  retries?: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'A condition over the same variables, such as `signal.severity in ["HIGH", "CRITICAL"] && steps.look_up.output.score >= 50`, with == != < <= > >= contains in && || ! and parentheses. Where it does not hold, the step is skipped and what follows goes on.',
  })
  when?: string | null
}

@InputType()
export class WorkflowInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, {
    nullable: true,
    description: 'Lower case, unique (CONFLICT); needed for triggers that start it by themselves.',
  })
  handle?: string | null

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => [String], { nullable: true, description: 'Such as `source:okta`; the workflow is suggested by them.' })
  tags?: string[] | null

  @Field(() => [WorkflowParameterInput], { nullable: true, description: 'What a run is given; at most 50.' })
  inputs?: WorkflowParameterInput[] | null

  @Field(() => [WorkflowTriggerInput])
  triggers: WorkflowTriggerInput[]

  @Field(() => [WorkflowStepInput], { description: '1 to 100; no step leads back to itself.' })
  steps: WorkflowStepInput[]
}

@InputType()
export class RunWorkflowInput {
  @Field(() => ID)
  workflowId: string

  @Field(() => ID, { nullable: true, description: 'What {{signal.…}} speaks of.' })
  signalId?: string | null

  @Field(() => ID, { nullable: true, description: 'What {{case.…}} speaks of.' })
  caseId?: string | null

  @Field(() => JSONObject, { nullable: true, description: 'By the names of the inputs of the workflow.' })
  inputs?: Record<string, unknown> | null

  @Field(() => String, {
    nullable: true,
    description: 'The same key with the same arguments answers the first run; with others it is a CONFLICT.',
  })
  idempotencyKey?: string | null
}
