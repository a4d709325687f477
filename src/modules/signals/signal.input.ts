import { Field, ID, InputType, Int } from 'type-graphql'
import type { ArchiveReason, TriageState } from './signal.ts'
import { ArchiveReasonEnum, TriageStateEnum } from './triage.type.ts'

@InputType({ description: 'What is decided about signals.' })
export class TriageChangeInput {
  @Field(() => TriageStateEnum, { description: 'The state that they are to have; one that they have is no error.' })
  state: TriageState

  @Field(() => ArchiveReasonEnum, {
    nullable: true,
    description: 'Only with ARCHIVED. Left out, a former reason stays.',
  })
  archiveReason?: ArchiveReason | null

  @Field(() => String, {
    nullable: true,
    description: 'Only with ARCHIVED, at most 10,000 characters. Left out, a former comment stays.',
  })
  archiveComment?: string | null
}

@InputType({ description: 'What is decided about a signal.' })
export class TriageSignalInput extends TriageChangeInput {
  @Field(() => ID)
  signalId: string

  @Field(() => Int, { nullable: true, description: 'The version the client has seen; an older one is a CONFLICT.' })
  expectedVersion?: number | null
}
