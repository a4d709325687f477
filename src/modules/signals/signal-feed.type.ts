import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { SIGNAL_FEED_EVENT_KINDS, type SignalFeedEventKind } from './signal-feed.ts'

export const SignalFeedEventKindEnum = enumOf(SIGNAL_FEED_EVENT_KINDS)
registerEnumType(SignalFeedEventKindEnum, {
  name: 'SignalFeedEventKind',
  description: 'What happened, seen from the search that is followed.',
  valuesConfig: {
    CREATED: { description: 'A new signal that matches.' },
    UPDATED: { description: 'A signal changed and matches now, whether or not it matched before.' },
    LEFT: { description: 'A signal changed and matches no longer.' },
    HELD: { description: 'Events are held back while a bulk action of the same viewer runs.' },
    RESUMED: { description: 'The bulk action is done; what was held back follows.' },
    LAGGED: {
      description:
        'Events were left out: the client took them too slowly, or was away for longer than events are kept. What it shows must be read anew, or be followed again from the cursor of this event.',
    },
  },
})

@ObjectType({
  description: 'One change of what a search selects. Events come in the order in which changes were committed.',
})
export class SignalFeedEvent {
  @Field(() => String, {
    description: 'As `after`, it resumes behind this event, with nothing lost and nothing repeated.',
  })
  cursor: string

  @Field(() => SignalFeedEventKindEnum)
  kind: SignalFeedEventKind

  @Field(() => ID, {
    nullable: true,
    description:
      'Which signal it is about, also where the viewer sees it no longer and `signal` is null; null for events about no signal.',
  })
  signalId: string | null

  @Field(() => Int, {
    nullable: true,
    description:
      'Of LAGGED: how many events were left out; null when they are no longer kept and so cannot be counted.',
  })
  lagged: number | null
}
