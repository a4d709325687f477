import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { HISTORY_ACTIONS, type HistoryAction } from './signal-history.ts'

export const HistoryActionEnum = enumOf(HISTORY_ACTIONS)
registerEnumType(HistoryActionEnum, {
  name: 'SignalHistoryAction',
  description: 'What was done to a signal.',
  valuesConfig: {
    CREATED: { description: 'A rule opened the signal.' },
    SEVERITY_CHANGED: { description: 'Later logs made another case of the rule hold.' },
    TRIAGED: { description: 'State, archive reason or archive comment changed.' },
    ASSIGNED: { description: 'The assignee changed; values are handles.' },
    COMMENTED: { description: 'The new value is the comment.' },
    LINKED: { description: 'It became part of a case or incident, which the new value names.' },
    UNLINKED: { description: 'It is no longer part of a case or incident, which the previous value names.' },
  },
})

@ObjectType({ description: 'One change of one field of a signal, or a comment on it.' })
export class SignalHistoryEntry {
  @Field(() => ID, { description: 'Opaque; no node of its own.' })
  id: string

  @Field(() => DateTime, { description: 'When it was done.' })
  at: Date

  @Field(() => HistoryActionEnum, { description: 'What was done.' })
  action: HistoryAction

  @Field(() => Actor, { description: 'Who did it.' })
  actor: Actor

  @Field(() => String, { nullable: true, description: 'What changed, such as `state` or `assignee`.' })
  field: string | null

  @Field(() => String, { nullable: true, description: 'Null where there was nothing before.' })
  previousValue: string | null

  @Field(() => String, { nullable: true, description: 'Null where there is nothing now, such as no assignee.' })
  newValue: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Why: the archive reason of an archived signal, or the condition of the case that fired.',
  })
  reason: string | null
}

export const SignalHistoryConnection = connectionOf(() => SignalHistoryEntry, 'SignalHistory')
