import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import { servedOverWebSocket } from '../../graphql/subscriptions/live-source.ts'
import { CaseEventType } from './case-event.type.ts'

@Resolver(() => CaseEventType)
export class CaseActivityResolver {
  @Subscription(() => CaseEventType, {
    subscribe: servedOverWebSocket,
    description:
      'What is added to the timeline of a case as it is committed, and comments again when they are edited or deleted.',
  })
  caseActivity(
    @Root() event: CaseEventType,
    @Arg('id', () => ID) _id: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event that was received; without it, events come from now on.',
    })
    _after: string | null | undefined,
  ): CaseEventType {
    return event
  }
}
