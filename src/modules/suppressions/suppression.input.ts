import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../graphql/scalars.ts'

@InputType({ description: 'At least one of suppressionQuery and dataExclusionQuery.' })
export class SuppressionInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  enabled?: boolean | null

  @Field(() => String)
  ruleQuery: string

  @Field(() => String, { nullable: true })
  suppressionQuery?: string | null

  @Field(() => String, { nullable: true })
  dataExclusionQuery?: string | null

  @Field(() => DateTime, { nullable: true })
  startsAt?: Date | null

  @Field(() => DateTime, { nullable: true })
  expiresAt?: Date | null

  @Field(() => [String], { nullable: true })
  tags?: string[] | null
}

@InputType()
export class SuppressSignalValueInput {
  @Field(() => ID)
  signalId: string

  @Field(() => String, { description: 'A field of signals, such as @usr.id.' })
  field: string

  @Field(() => String)
  value: string

  @Field(() => ID, {
    nullable: true,
    description: "Adds to this suppression; a new one for the signal's rule when left out.",
  })
  suppressionId?: string | null
}
