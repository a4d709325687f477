import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { enumOf } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { ARCHIVE_REASONS, type ArchiveReason, TRIAGE_STATES, type TriageState } from './signal.ts'

export const TriageStateEnum = enumOf(TRIAGE_STATES)
registerEnumType(TriageStateEnum, {
  name: 'TriageState',
  description: 'How far the work on a signal is. Any state may follow any other.',
  valuesConfig: {
    OPEN: { description: 'Nobody has looked at it yet, or it is to be looked at again.' },
    UNDER_REVIEW: { description: 'Somebody works on it.' },
    ARCHIVED: { description: 'The work is done.' },
  },
})

export const ArchiveReasonEnum = enumOf(ARCHIVE_REASONS)
registerEnumType(ArchiveReasonEnum, {
  name: 'ArchiveReason',
  description: 'Why a signal was archived.',
  valuesConfig: {
    NONE: { description: 'Not archived, or archived without a reason.' },
    FALSE_POSITIVE: { description: 'The rule took something for what it is not.' },
    TESTING_OR_MAINTENANCE: { description: 'A test or planned maintenance caused it.' },
    REMEDIATED: { description: 'It was real and has been remedied.' },
    INVESTIGATED_CASE_OPENED: { description: 'The work goes on in a case.' },
    TRUE_POSITIVE_BENIGN: { description: 'It happened as the rule says, and does no harm.' },
    TRUE_POSITIVE_MALICIOUS: { description: 'It happened as the rule says, and is an attack.' },
    OTHER: { description: 'Something else; the comment tells.' },
  },
})

@ObjectType({ description: 'Where the work on a signal stands.' })
export class Triage {
  @Field(() => TriageStateEnum)
  state: TriageState

  @Field(() => ArchiveReasonEnum, {
    description: 'NONE unless the state is ARCHIVED; cleared when the signal is reopened.',
  })
  archiveReason: ArchiveReason

  @Field(() => String, {
    nullable: true,
    description: 'Only with the state ARCHIVED; cleared when the signal is reopened.',
  })
  archiveComment: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Last change of state, reason, comment or assignee; null before the first.',
  })
  changedAt: Date | null

  @Field(() => Actor, { nullable: true, description: 'Who made that change.' })
  changedBy: Actor | null

  @Field(() => Boolean, { description: 'Whether the signal can no longer be changed; writing to it answers LOCKED.' })
  locked: boolean

  @Field(() => DateTime, { description: 'Thirty days after the signal was created.' })
  locksAt: Date
}
