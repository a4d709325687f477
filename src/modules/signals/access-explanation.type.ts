import { Field, ObjectType } from 'type-graphql'
import { Role } from '../access/index.ts'

@ObjectType('RoleExplanation', { description: 'What one role of a user has to do with a signal.' })
export class RoleExplanationType {
  @Field(() => Role)
  role: Role

  @Field(() => Boolean, { description: 'Whether the role may read signals; others count for nothing.' })
  reads: boolean

  @Field(() => Boolean, { description: 'Whether its restriction selects the signal; true without one.' })
  selects: boolean

  @Field(() => String, { description: 'The same in words.' })
  reason: string
}

@ObjectType('AccessExplanation', { description: 'Why a user sees a signal, or does not.' })
export class AccessExplanationType {
  @Field(() => Boolean, { description: 'A user sees what any role shows that reads.' })
  sees: boolean

  @Field(() => String, { description: 'In words.' })
  reason: string

  @Field(() => [RoleExplanationType], { description: 'All roles of the user, by name.' })
  roles: readonly RoleExplanationType[]
}
