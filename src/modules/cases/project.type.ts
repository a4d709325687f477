import { Field, ObjectType } from 'type-graphql'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'

@ObjectType({ implements: Node, description: 'Where cases of one kind of work are kept; each case is in one project.' })
export class CaseProject extends Node {
  @Field(() => String, { description: 'What the keys of its cases begin with; never changed.' })
  key: string

  @Field(() => String, { description: 'As people call it.' })
  name: string

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date
}
