import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { INCIDENT_EVENT_KINDS, type IncidentEventKind } from './incident-event.ts'

export const IncidentEventKindEnum = enumOf(INCIDENT_EVENT_KINDS)
registerEnumType(IncidentEventKindEnum, {
  name: 'IncidentEventKind',
  description: 'What happened to an incident.',
  valuesConfig: {
    DECLARED: { description: 'The new value is the title.' },
    CHANGED: { description: 'A field changed; one of the template is called `fields.<name>`.' },
    SIGNALS_ADDED: {
      description: 'The new value is how many; for who sees only some signals, how many of the first hundred they see.',
    },
    SIGNALS_REMOVED: { description: 'The previous value is how many, as with SIGNALS_ADDED.' },
    CASE_ADDED: { description: 'The new value is the key of the case.' },
    CASE_REMOVED: { description: 'The previous value is the key of the case.' },
    NOTE: { description: 'Somebody wrote the body.' },
    NOTE_DELETED: { description: 'There was a note here, until its author took it away.' },
    LAGGED: {
      description:
        'Only of subscriptions: events were left out, because the client took them too slowly or was away for longer than events are kept. The new value is how many, where that is known. Read the timeline, or follow again from the cursor of this event.',
    },
  },
})

@ObjectType({ description: 'Something that happened to an incident, or a note about it.' })
export class IncidentEvent {
  @Field(() => ID, { description: 'Opaque; no node of its own. An edited note keeps it.' })
  id: string

  @Field(() => DateTime, { description: 'When it happened.' })
  at: Date

  @Field(() => IncidentEventKindEnum)
  kind: IncidentEventKind

  @Field(() => Actor, { description: 'Who did it.' })
  actor: Actor

  @Field(() => String, { nullable: true, description: 'Markdown; of notes only.' })
  body: string | null

  @Field(() => String, { nullable: true, description: 'What changed, such as `severity` or `fields.summary`.' })
  field: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Null where there was nothing before. People are named by handle.',
  })
  previousValue: string | null

  @Field(() => String, { nullable: true, description: 'Null where there is nothing now. Lists are JSON.' })
  newValue: string | null

  @Field(() => DateTime, { nullable: true, description: 'When the note was edited or deleted last.' })
  editedAt: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Of subscriptions: as `after` it resumes behind this event. Null in a timeline.',
  })
  cursor: string | null

  signalIds: readonly string[]
}

export const IncidentEventConnection = connectionOf(() => IncidentEvent, 'IncidentEvent')
