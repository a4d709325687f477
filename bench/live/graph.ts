import 'reflect-metadata'
import { Arg, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql'
import { servedOverWebSocket } from '../../src/graphql/subscriptions/live-source.ts'
import type { SignalEvent } from '../../src/modules/signals/signal-feed.ts'

@ObjectType()
export class BenchSignal {
  @Field(() => ID)
  id: string
  @Field(() => String)
  title: string
  @Field(() => String)
  severity: string
  @Field(() => String)
  state: string
  @Field(() => String)
  source: string
  @Field(() => [String])
  service: string[]
  @Field(() => [String])
  tags: string[]
  @Field(() => String)
  firstSeen: string
  @Field(() => String)
  lastSeen: string
}

@ObjectType()
export class BenchEvent {
  @Field(() => String)
  cursor: string
  @Field(() => String)
  kind: string
  @Field(() => Int, { nullable: true })
  lagged: number | null
}

/** What a signal of some id looks like; `service` decides which searches find it. */
export const signalOf = (id: string, service = 's0'): BenchSignal => ({
  id,
  title: 'Credential stuffing attack on Okta from 203.0.113.77',
  severity: 'HIGH',
  state: 'OPEN',
  source: 'okta',
  service: [service],
  tags: ['source:okta', 'tactic:ta0006-credential-access', 'technique:t1110-brute-force', 'env:prod', 'team:identity'],
  firstSeen: '2026-03-02T09:00:00.000Z',
  lastSeen: '2026-03-02T09:05:00.000Z',
})

@Resolver(() => BenchEvent)
export class BenchResolver {
  @Query(() => String)
  nothing(): string {
    return ''
  }

  @Subscription(() => BenchEvent, { subscribe: servedOverWebSocket })
  signalFeed(@Root() event: SignalEvent, @Arg('query', () => String) _query: string): BenchEvent {
    return event
  }

  @FieldResolver(() => BenchSignal)
  signal(@Root() event: SignalEvent): Promise<BenchSignal> {
    return event.load() as Promise<never>
  }
}
