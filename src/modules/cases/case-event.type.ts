import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { CASE_EVENT_KINDS, type CaseEventKind } from './case-event.ts'

export const CaseEventKindEnum = enumOf(CASE_EVENT_KINDS)
registerEnumType(CaseEventKindEnum, {
  name: 'CaseEventKind',
  description: 'What happened in a case.',
  valuesConfig: {
    CREATED: { description: 'The case was opened; `newValue` is its title.' },
    CHANGED: { description: '`field` of the case went from `previousValue` to `newValue`.' },
    COMMENT: { description: 'Somebody said `body`.' },
    COMMENT_DELETED: { description: 'There was a comment that has been deleted.' },
    SIGNALS_ADDED: { description: '`signalCount` signals came in.' },
    SIGNALS_REMOVED: { description: '`signalCount` signals were taken out.' },
    INCIDENT_ADDED: { description: 'The case became part of the incident `newValue`.' },
    INCIDENT_REMOVED: { description: 'It is no longer part of the incident `previousValue`.' },
    NOTEBOOK_WRITTEN: { description: 'The notebook was changed.' },
    MERGED: {
      description:
        'The case `newValue` was merged into this one, with field `case`, or this one into it, with field `mergedInto`.',
    },
    UNMERGED: { description: 'A merge with the case `previousValue` was undone.' },
    LAGGED: {
      description:
        'Only of `caseActivity`: events were left out, since the client took them too slowly or was away for too long. The timeline must be read anew.',
    },
  },
})

@ObjectType('CaseEvent', { description: 'One line of the timeline of a case.' })
export class CaseEventType {
  @Field(() => ID, { description: 'Of a comment: what it is edited and deleted by.' })
  id: string

  @Field(() => DateTime, { description: 'When it happened; of a comment, when it was written.' })
  at: Date

  @Field(() => CaseEventKindEnum)
  kind: CaseEventKind

  @Field(() => Actor, { description: 'Who did it; of a comment, who wrote it.' })
  actor: Actor

  @Field(() => String, { nullable: true, description: 'Markdown of a COMMENT; null otherwise.' })
  body: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What changed: project, key, title, description, priority, assignee (by handle), closeReason, status.',
  })
  field: string | null

  @Field(() => String, { nullable: true, description: 'As text; null where there was none.' })
  previousValue: string | null

  @Field(() => String, { nullable: true, description: 'As text; null where there is none now.' })
  newValue: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a comment was last edited; null while it is as it was written.',
  })
  editedAt: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When a comment was deleted.' })
  deletedAt: Date | null

  @Field(() => Int, {
    description:
      'How many signals it is about; for who sees only some, how many of the first hundred they see. Events about others alone are left out.',
  })
  signalCount: number

  @Field(() => String, {
    nullable: true,
    description:
      'In `caseActivity`: as `after`, it resumes behind this event. Null in timelines, whose edges have cursors.',
  })
  cursor?: string | null
}

export const CaseEventConnection = connectionOf(() => CaseEventType, 'CaseEvent')
