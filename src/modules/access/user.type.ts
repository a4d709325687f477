import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType({ description: 'A person who works with Signalbox.' })
export class User {
  @Field(() => ID)
  id: string

  @Field(() => String)
  name: string

  @Field(() => String, { description: 'Unique; what others mention this person by.' })
  handle: string

  @Field(() => String)
  email: string

  @Field(() => Boolean, { description: 'Keys of disabled users are refused.' })
  disabled: boolean
}
