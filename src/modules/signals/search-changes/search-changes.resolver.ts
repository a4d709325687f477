import { Arg, FieldResolver, Resolver, Root, Subscription } from 'type-graphql'
import { servedOverWebSocket } from '../../../graphql/subscriptions/live-source.ts'
import { TimeRangeInput } from '../../explorer/index.ts'
import { Signal } from '../signal.type.ts'
import type { SearchChange } from './search-change.ts'
import { SignalSearchChange } from './search-changes.type.ts'

@Resolver(() => SignalSearchChange)
export class SearchChangesResolver {
  @Subscription(() => SignalSearchChange, {
    subscribe: servedOverWebSocket,
    description:
      'The explorer kept current: a SNAPSHOT of the counts, then what enters, changes within and leaves a search, and how each facet count moves. The sum of all deltas is what a fresh search of the same moment answers.',
  })
  signalSearchChanges(
    @Root() event: SearchChange,
    @Arg('query', () => String, { description: 'In the search language; empty for every signal.' }) _query: string,
    @Arg('range', () => TimeRangeInput, { description: 'Its relative ends move as the time passes.' })
    _range: TimeRangeInput,
    @Arg('facets', () => [String], { description: 'Fields whose counts are followed, at most 50.' })
    _facets: readonly string[],
    @Arg('after', () => String, {
      nullable: true,
      description:
        'Cursor of the last event that was received; without it, or when it is too old or too much has changed, events begin with a SNAPSHOT.',
    })
    _after: string | null | undefined,
  ): SignalSearchChange {
    return event
  }

  @FieldResolver(() => [Signal], {
    description: 'Signals that the search finds now and did not before, as they are now.',
  })
  entered(@Root() event: SearchChange): Promise<Signal[]> {
    return event.load(event.enteredIds)
  }

  @FieldResolver(() => [Signal], {
    description: 'Signals that have changed and that the search finds as before, as they are now.',
  })
  changed(@Root() event: SearchChange): Promise<Signal[]> {
    return event.load(event.changedIds)
  }
}
