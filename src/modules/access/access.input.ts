import { Field, ID, InputType } from 'type-graphql'
import { DateTime } from '../../graphql/scalars.ts'

@InputType({ description: 'A person who is to work with Signalbox.' })
export class UserInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, { description: 'Where this person is reached; nothing is sent there when the user is created.' })
  email: string

  @Field(() => String, {
    description:
      'Unique among users and teams, whatever its capitals, 1 to 200 characters without blanks; a taken one is a CONFLICT.',
  })
  handle: string

  @Field(() => [ID], { nullable: true, description: 'Without roles a user may do nothing yet.' })
  roleIds?: string[] | null
}

@InputType({ description: 'What a role allows. Nobody gives what they do not have: FORBIDDEN.' })
export class RoleInput {
  @Field(() => String, { description: '1 to 200 characters; not unique.' })
  name: string

  @Field(() => [String], {
    description: 'Names of permissions, as `permissions` lists them; any other is BAD_USER_INPUT with its path.',
  })
  permissions: string[]

  @Field(() => String, {
    nullable: true,
    description:
      "A log and signal query that limits what the role's members see; none when left out or empty. What users see is the union over their roles that may read.",
  })
  restrictionQuery?: string | null
}

@InputType({ description: 'People who are mentioned together.' })
export class TeamInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, {
    description:
      'Unique among teams and users, whatever its capitals, 1 to 200 characters without blanks; a taken one is a CONFLICT.',
  })
  handle: string

  @Field(() => [ID], {
    nullable: true,
    description: 'At most 1,000 users. Left out, a new team has nobody, and another one keeps its members.',
  })
  memberIds?: string[] | null
}

@InputType({ description: 'A key acts as its owner, within the roles named here.' })
export class ApiKeyInput {
  @Field(() => String, { description: 'What it is for: 1 to 200 characters.' })
  name: string

  @Field(() => ID, { nullable: true, description: 'The viewer when left out.' })
  ownerId?: string | null

  @Field(() => [ID], {
    nullable: true,
    description:
      'Of the owner; all of them, now and later, when left out. A key that is limited itself, and whoever does not have every permission and makes a key for somebody else, names them.',
  })
  roleIds?: string[] | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'A time to come; never when left out. Not after the end of the key that the request comes with.',
  })
  expiresAt?: Date | null
}
