import { Arg, Resolver, Root, Subscription } from 'type-graphql'
import { servedOverWebSocket } from '../../graphql/subscriptions/live-source.ts'
import { Log } from './log.type.ts'

@Resolver(() => Log)
export class LogTailResolver {
  @Subscription(() => Log, {
    subscribe: servedOverWebSocket,
    description:
      'The logs that a query finds, as they are stored: at most 100 a second, and an even sample of what is more. Slow clients miss logs without being told.',
  })
  logTail(
    @Root() log: Log,
    @Arg('query', () => String, { defaultValue: '', description: 'In the search language; empty for every log.' })
    _query: string,
  ): Log {
    return log
  }
}
