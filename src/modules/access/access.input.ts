import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../graphql/scalars.ts'

@InputType()
export class UserInput {
  @Field(() => String)
  name: string

  @Field(() => String)
  email: string

  @Field(() => String, { description: 'Unique, without blanks.' })
  handle: string

  @Field(() => [ID], { nullable: true })
  roleIds?: string[] | null
}

@InputType({ description: 'A key acts as its owner, within the roles named here.' })
export class ApiKeyInput {
  @Field(() => String)
  name: string

  @Field(() => ID, { nullable: true, description: 'The viewer when left out.' })
  ownerId?: string | null

  @Field(() => [ID], { nullable: true, description: 'All roles of the owner, now and later, when left out.' })
  roleIds?: string[] | null

  @Field(() => DateTime, { nullable: true })
  expiresAt?: Date | null
}
