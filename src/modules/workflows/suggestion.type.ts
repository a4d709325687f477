import { Field, Int, ObjectType } from 'type-graphql'
import type { Workflow } from './workflow.ts'
import { WorkflowType } from './workflow.type.ts'

@ObjectType('WorkflowSuggestion', { description: 'A workflow that fits a signal.' })
export class WorkflowSuggestionType {
  @Field(() => WorkflowType)
  workflow: Workflow

  @Field(() => Int, { description: 'The number of `matchedTags`.' })
  score: number

  @Field(() => [String], {
    description: 'Tags of the workflow that the signal has as well, in small letters and sorted; `ruleId:` is one.',
  })
  matchedTags: readonly string[]
}
