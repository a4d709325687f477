import { Field, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'

@ObjectType({ implements: Node, description: 'A person who works with Signalbox.' })
export class User implements Node {
  id: string

  @Field(() => String, { description: 'As people call this person.' })
  name: string

  @Field(() => String, { description: 'Unique among users and teams; what others mention this person by.' })
  handle: string

  @Field(() => String, {
    description: 'Where this person is reached; empty where the issuer of the tokens does not tell.',
  })
  email: string

  @Field(() => Boolean, { description: 'The API keys and tokens of a disabled user are refused.' })
  disabled: boolean
}

export const UserConnection = connectionOf(() => User, 'User')

@ObjectType({
  implements: Node,
  description: 'A set of permissions. What a user may do is the union over the roles.',
})
export class Role implements Node {
  id: string

  @Field(() => String, { description: 'Not unique.' })
  name: string

  @Field(() => Boolean, {
    description: 'Whether it comes with Signalbox: Admin, Standard and Read Only do, and stay as they are.',
  })
  managed: boolean

  @Field(() => [String], { description: 'Names of permissions; `permissions` describes them.' })
  permissions: string[]

  @Field(() => String, { nullable: true, description: 'Limits what its members see to what this query selects.' })
  restrictionQuery: string | null
}

@ObjectType({ description: 'Something that a role can allow.' })
export class Permission {
  @Field(() => String, { description: 'As roles list it, such as `security_monitoring_signals_read`.' })
  name: string

  @Field(() => String, { description: 'What it allows.' })
  description: string
}

@ObjectType({ implements: Node, description: 'People who are mentioned together.' })
export class Team implements Node {
  id: string

  @Field(() => String, { description: 'As people call the team.' })
  name: string

  @Field(() => String, { description: 'Unique among teams and users; what others mention the team by.' })
  handle: string
}

@ObjectType('Viewer', { description: 'Who asks, and what this request may do.' })
export class ViewerType {
  @Field(() => [String], { description: 'A key that is limited to some roles has fewer of them than its owner.' })
  permissions: string[]
}
