import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('RejectedLog', { description: 'A log that was not taken, and why.' })
export class RejectedLogType {
  @Field(() => Int, { description: 'Place of the log in the request, from 0.' })
  index: number

  @Field(() => String)
  message: string
}

@ObjectType({ description: 'What became of the logs of a request; those that were accepted are stored.' })
export class IngestResult {
  @Field(() => Int)
  accepted: number

  @Field(() => [RejectedLogType])
  rejected: readonly RejectedLogType[]
}
