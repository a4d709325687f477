import { Field, ID, ObjectType } from 'type-graphql'
import type { ActorKind } from '../kernel/viewer.ts'
import { ActorKindEnum } from './enums.ts'

@ObjectType({ description: 'Who did something, under the name of that moment.' })
export class Actor {
  @Field(() => ActorKindEnum)
  kind: ActorKind

  @Field(() => ID, { description: 'Of the person, key, rule or workflow; `system` is the server itself.' })
  id: string

  @Field(() => String, { description: 'Name of the person, key, rule or workflow.' })
  name: string
}
