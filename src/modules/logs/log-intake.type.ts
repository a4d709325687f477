import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('RejectedLog', { description: 'A log that was not taken, and why.' })
export class RejectedLogType {
  @Field(() => Int, { description: 'Place of the log in the request, from 0.' })
  index: number

  @Field(() => String, { description: 'What was expected and what came.' })
  message: string
}

@ObjectType({ description: 'What became of the logs of a request; those that were accepted are stored.' })
export class IngestResult {
  @Field(() => Int, { description: 'How many are stored.' })
  accepted: number

  @Field(() => [RejectedLogType], { description: 'Those that are not, and why; sending them again is of no use.' })
  rejected: readonly RejectedLogType[]
}
