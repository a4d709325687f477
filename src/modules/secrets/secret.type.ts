import { Field, ObjectType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'

@ObjectType({
  implements: Node,
  description: 'A secret that steps of workflows use as {{secrets.NAME}}. Its value is never shown.',
})
export class Secret implements Node {
  id: string

  @Field(() => String, { description: 'Letters, digits and _.' })
  name: string

  @Field(() => Actor, { description: 'Who stored it first.' })
  createdBy: Actor

  @Field(() => Actor, { description: 'Who stored the value that it has.' })
  updatedBy: Actor

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime, { description: 'When it got the value that it has.' })
  updatedAt: Date
}
