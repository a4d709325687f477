import { Field, Int, ObjectType } from 'type-graphql'
import { DetectionRule } from './rule.type.ts'

@ObjectType({ description: 'A document that did not become a rule, and why.' })
export class RejectedSigmaRule {
  @Field(() => Int, { description: 'Place of the document in the text, from 0.' })
  index: number

  @Field(() => String, { nullable: true })
  title: string | null

  @Field(() => String)
  message: string
}

@ObjectType({ description: 'What became of Sigma rules.' })
export class SigmaImportResult {
  @Field(() => [DetectionRule], {
    description:
      'In the order of the documents. Of a dry run: as they would be; the ids of new ones stand for nothing.',
  })
  imported: readonly DetectionRule[]

  @Field(() => [RejectedSigmaRule])
  rejected: readonly RejectedSigmaRule[]
}
