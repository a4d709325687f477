import type { Viewer } from '../../kernel/viewer.ts'
import type { Engine, PlannedOperation } from '../engine.ts'
import type { Peer } from '../websocket-peer.ts'
import type { Deliveries } from './audience.ts'
import { Audiences, type Sharing } from './audiences.ts'
import { type FormatError, SharedExecution, scopeOf } from './execution.ts'
import { Following } from './following.ts'
import type { Detour, LiveSources } from './live-source.ts'
import { sharingKey, subscribedField } from './operation.ts'
import { Subscriber } from './subscriber.ts'

/** Events that are executed at once while somebody catches up. */
const CATCH_UP_CHUNK = 100

interface SubscriptionsParts {
  readonly engine: Engine
  readonly sources: LiveSources
  readonly deliveries: Deliveries
  readonly formatError: FormatError
}

/** Brings the events of live sources to those who subscribed to them. */
export class Subscriptions {
  readonly #audiences: Audiences
  /** Of single events, by the key under which they are shared. */
  readonly #results = new WeakMap<object, Map<string, Promise<Buffer[]>>>()

  constructor(private readonly parts: SubscriptionsParts) {
    this.#audiences = new Audiences(parts.deliveries)
  }

  /** Checks what is subscribed to, by whom; throws what the client should read. */
  open(planned: PlannedOperation, viewer: Viewer): Sharing {
    const { engine, sources, formatError } = this.parts
    const { name, args } = subscribedField(engine.schema, planned)
    const source = sources[name]?.(args, viewer)
    if (!source) throw new Error(`The subscription ${name} has no source.`)
    const execution = new SharedExecution(engine, planned, viewer, formatError)
    return { source, key: sharingKey(planned, scopeOf(viewer)), execution }
  }

  /** Starts to deliver, at once or when the subscriber has caught up. */
  follow(peer: Peer, id: string, sharing: Sharing): Following {
    const { source } = sharing
    const subscriber = new Subscriber(peer, id)
    let leaveAudience = () => {}
    const following = new Following(() => {
      subscriber.leave()
      leaveAudience()
    })
    const give = (events: readonly unknown[]) => this.#give(subscriber, sharing, events)
    const goAlone = (way: Detour<unknown>) =>
      way({ give, joined, signal: subscriber.signal }).catch((error) => following.fail(error))
    const joined = () => {
      if (subscriber.signal.aborted) return
      const membership = this.#audiences.join(subscriber, sharing)
      leaveAudience = () => membership.leave()
      const unwatch = source.watch?.((detour) => void membership.part().then(() => goAlone(detour)))
      leaveAudience = () => {
        unwatch?.()
        membership.leave()
      }
    }
    if (source.catchUp) void goAlone(source.catchUp)
    else joined()
    return following
  }

  /** Resolves when all that has happened has been written. */
  flushed(): Promise<void> {
    return this.#audiences.flushed()
  }

  async #give(subscriber: Subscriber, sharing: Sharing, events: readonly unknown[]): Promise<void> {
    for (let at = 0; at < events.length && !subscriber.signal.aborted; at += CATCH_UP_CHUNK) {
      const chunk = events.slice(at, at + CATCH_UP_CHUNK)
      subscriber.send(await this.#run(sharing, chunk))
      this.parts.deliveries.delivered(chunk.length)
      await subscriber.peer.drained()
    }
  }

  /** Who comes at the same time as others may be given the very same event first, such as where a search is now. */
  #run({ execution, key }: Sharing, events: readonly unknown[]): Promise<Buffer[]> {
    const [event] = events
    const alone = events.length === 1 && typeof event === 'object' && event !== null ? event : null
    const known = alone && this.#results.get(alone)?.get(key)
    if (known) return known
    this.parts.deliveries.executed(events.length)
    const result = execution.run(events)
    if (alone) this.#results.set(alone, (this.#results.get(alone) ?? new Map()).set(key, result))
    return result
  }
}
