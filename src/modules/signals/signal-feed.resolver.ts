import { Arg, FieldResolver, Resolver, Root, Subscription } from 'type-graphql'
import { servedOverWebSocket } from '../../graphql/subscriptions/live-source.ts'
import { Signal } from './signal.type.ts'
import type { SignalEvent } from './signal-feed.ts'
import { SignalFeedEvent } from './signal-feed.type.ts'

@Resolver(() => SignalFeedEvent)
export class SignalFeedResolver {
  @Subscription(() => SignalFeedEvent, {
    subscribe: servedOverWebSocket,
    description: 'What enters, changes within and leaves a search, as it is committed.',
  })
  signalFeed(
    @Root() event: SignalEvent,
    @Arg('query', () => String, { defaultValue: '', description: 'In the search language; empty for every signal.' })
    _query: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event that was received; without it, events come from now on.',
    })
    _after: string | null | undefined,
  ): SignalFeedEvent {
    return event
  }

  @FieldResolver(() => Signal, {
    nullable: true,
    description: 'As it is now; null for events about no signal, and about one that the viewer no longer sees.',
  })
  signal(@Root() event: SignalEvent): Promise<Signal | null> {
    return event.load()
  }
}
