import { Field, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'

@ObjectType({ implements: Node, description: 'Keeps rules from creating signals that nobody needs to see.' })
export class Suppression extends Node {
  @Field(() => String)
  name: string

  @Field(() => String, { nullable: true })
  description: string | null

  @Field(() => Boolean)
  enabled: boolean

  @Field(() => String, { description: 'Which rules it silences, in the search language over rules; empty for all.' })
  ruleQuery: string

  @Field(() => String, {
    nullable: true,
    description: 'Signals of those rules that are not created, in the search language over signals.',
  })
  suppressionQuery: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Logs that those rules do not see, in the search language over logs.',
  })
  dataExclusionQuery: string | null

  @Field(() => DateTime, { nullable: true, description: 'It silences nothing before.' })
  startsAt: Date | null

  @Field(() => DateTime, { nullable: true, description: 'From then on it silences nothing any more.' })
  expiresAt: Date | null

  @Field(() => [String], { description: 'Sorted.' })
  tags: readonly string[]

  @Field(() => Int, { description: 'Starts at 1; each change makes the next.' })
  version: number

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime)
  updatedAt: Date

  creatorId: string | null
}

export const SuppressionConnection = connectionOf(() => Suppression, 'Suppression')
