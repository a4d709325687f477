import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../graphql/scalars.ts'

@InputType({ description: 'A person who is to work with Signalbox.' })
export class UserInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, { description: 'Where this person is reached; nothing is sent there when the user is created.' })
  email: string

  @Field(() => String, {
    description: 'Unique whatever its capitals, 1 to 200 characters without blanks; a taken one is a CONFLICT.',
  })
  handle: string

  @Field(() => [ID], { nullable: true, description: 'Without roles a user may do nothing yet.' })
  roleIds?: string[] | null
}

@InputType({ description: 'A key acts as its owner, within the roles named here.' })
export class ApiKeyInput {
  @Field(() => String, { description: 'What it is for: 1 to 200 characters.' })
  name: string

  @Field(() => ID, { nullable: true, description: 'The viewer when left out.' })
  ownerId?: string | null

  @Field(() => [ID], { nullable: true, description: 'All roles of the owner, now and later, when left out.' })
  roleIds?: string[] | null

  @Field(() => DateTime, { nullable: true, description: 'A time to come; never when left out.' })
  expiresAt?: Date | null
}
