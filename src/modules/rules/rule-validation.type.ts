import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'One thing that is wrong with a rule.' })
export class RuleError {
  @Field(() => String, { description: 'Path in the rule, such as `queries.0.query`.' })
  path: string

  @Field(() => String, { description: 'What was expected and what came.' })
  message: string

  @Field(() => Int, { nullable: true, description: 'Where in that text it begins, in UTF-16 code units.' })
  offset?: number

  @Field(() => Int, { nullable: true })
  length?: number
}

@ObjectType()
export class RuleValidation {
  @Field(() => Boolean)
  valid: boolean

  @Field(() => [RuleError])
  errors: readonly RuleError[]
}
