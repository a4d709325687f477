import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../../graphql/enums.ts'
import { SIGNAL_SEARCH_CHANGE_KINDS, type SignalSearchChangeKind } from './search-change.ts'

export const SignalSearchChangeKindEnum = enumOf(SIGNAL_SEARCH_CHANGE_KINDS)
registerEnumType(SignalSearchChangeKindEnum, {
  name: 'SignalSearchChangeKind',
  description: 'What an event of a followed search is about.',
  valuesConfig: {
    SNAPSHOT: {
      description:
        'All counts as they are: applied to nothing, they are what a fresh search answers. Comes first, and again where the difference to what the client has cannot be told; lists are then to be read anew.',
    },
    CHANGED: { description: 'What has changed since the event before.' },
    LAGGED: {
      description:
        'Events were left out, since the client took them too slowly. Following again with the cursor of this event as `after` gives all of them as one change.',
    },
  },
})

@ObjectType({ description: 'How the count of one value of a facet has moved.' })
export class FacetDelta {
  @Field(() => String, { description: 'The facet, as `facets` of a search calls it.' })
  field: string

  @Field(() => String, {
    nullable: true,
    description:
      'A value as facets list it; numbers and epoch milliseconds of times as texts. Null stands for the signals without the field, which a facet counts as `missingCount`.',
  })
  value: string | null

  @Field(() => String, { nullable: true, description: 'How people call the value; null for a missing one.' })
  label: string | null

  @Field(() => Int, { description: 'How many signals more have the value, or less; of a SNAPSHOT, how many have it.' })
  delta: number
}

@ObjectType({
  description:
    'One change of a followed search: what is dispatched together is one event, and time that passes moves signals out of a relative range within a second.',
})
export class SignalSearchChange {
  @Field(() => String, {
    description:
      'Names a moment: a place among the committed changes, and a time. As `after`, it resumes behind this event, with nothing lost and nothing repeated.',
  })
  cursor: string

  @Field(() => SignalSearchChangeKindEnum)
  kind: SignalSearchChangeKind

  @Field(() => Int, { description: 'How many signals the search finds at the moment that `cursor` names.' })
  total: number

  @Field(() => Int, { nullable: true, description: 'Of LAGGED: how many events were left out.' })
  lagged: number | null

  @Field(() => [ID], { description: 'Signals that the search found before, and finds no longer.' })
  leftIds: readonly string[]

  @Field(() => [FacetDelta], {
    description:
      "How the counts of the facets have moved. As in the explorer, a facet's counts ignore the clauses that restrict that facet itself, so they also move for signals that the search does not find.",
  })
  facetDeltas: readonly FacetDelta[]

  @Field(() => [String], {
    description:
      'Of a SNAPSHOT: facets with more than 1,000 values, of which it tells the most frequent only. What moves is told of every value.',
  })
  truncatedFacets: readonly string[]
}
