import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import { VALUE_TYPES, type ValueType } from './action.ts'

export const WorkflowValueTypeEnum = enumOf(VALUE_TYPES)
registerEnumType(WorkflowValueTypeEnum, {
  name: 'WorkflowValueType',
  description: 'Types of what workflows ask for, and of what their steps take and give, as in JSON.',
})

@ObjectType({ description: 'What an action takes.' })
export class WorkflowActionParameter {
  @Field(() => String, { description: 'Name under which a step gives it.' })
  name: string

  @Field(() => WorkflowValueTypeEnum, { description: 'What a template in its place has to become.' })
  type: ValueType

  @Field(() => Boolean, { description: 'Whether a step without it is refused.' })
  required: boolean

  @Field(() => String, { description: 'What it means, its units and limits.' })
  description: string

  @Field(() => [String], { nullable: true, description: 'Where only these are taken; null where anything is.' })
  allowedValues?: readonly string[]
}

@ObjectType({ description: 'What an action gives to later steps, as {{steps.NAME.output}}.' })
export class WorkflowActionOutput {
  @Field(() => String, { description: 'Name of the field.' })
  name: string

  @Field(() => WorkflowValueTypeEnum, { description: 'Null is possible where there is nothing to say.' })
  type: ValueType
}

@ObjectType({ description: 'Something that a step of a workflow can do.' })
export class WorkflowAction {
  @Field(() => ID, { description: 'Such as http.request; what a step says.' })
  id: string

  @Field(() => String, { description: 'What people call it.' })
  name: string

  @Field(() => String, { description: 'What it does, and what is an error.' })
  description: string

  @Field(() => [WorkflowActionParameter], { description: 'What it takes; anything else is refused.' })
  parameters: readonly WorkflowActionParameter[]

  @Field(() => [WorkflowActionOutput], { description: 'What it gives when it is done.' })
  outputs: readonly WorkflowActionOutput[]
}

@ObjectType({ description: 'A workflow for a situation that many have; createWorkflowFromBlueprint makes one of it.' })
export class WorkflowBlueprint {
  @Field(() => ID)
  id: string

  @Field(() => String, { description: 'The situation.' })
  name: string

  @Field(() => String, { description: 'What it does, and which secrets it uses.' })
  description: string

  @Field(() => String, { nullable: true, description: 'Of the logs that it is made for; null for any.' })
  source: string | null

  @Field(() => [String], { description: 'Signals with such tags are what it is for; its workflows get them.' })
  tags: readonly string[]

  @Field(() => JSONObject, {
    description: 'Handle, description, inputs, triggers and steps, as createWorkflow takes them in its WorkflowInput.',
  })
  workflow: object
}
