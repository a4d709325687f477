import { Audience, type Deliveries } from './audience.ts'
import type { SharedExecution } from './execution.ts'
import type { LiveSource } from './live-source.ts'
import type { Subscriber } from './subscriber.ts'

interface Channel {
  readonly audiences: Map<string, Audience>
  readonly stop: () => void
}

/** What a subscriber shares with others: its events by the source's key, and their results by `execution`'s key. */
export interface Sharing {
  readonly source: LiveSource
  readonly key: string
  readonly execution: SharedExecution
}

/** A subscriber's place among the others. */
export interface Membership {
  leave(): void
  /** Leaves when all that happened before the call has been written. */
  part(): Promise<void>
}

/** All who listen: sources with the same key are listened to once, however many documents look at their events. */
export class Audiences {
  readonly #channels = new Map<string, Channel>()

  constructor(private readonly deliveries: Deliveries) {}

  /** From this moment on; synchronous, so that nothing is lost or repeated between catching up and joining. */
  join(member: Subscriber, { source, key, execution }: Sharing): Membership {
    const channel = this.#channels.get(source.key) ?? this.#open(source)
    let audience = channel.audiences.get(key)
    if (!audience) {
      audience = new Audience(execution, source, this.deliveries)
      channel.audiences.set(key, audience)
    }
    audience.join(member)
    const leave = () => {
      audience.leave(member)
      if (!audience.empty || channel.audiences.get(key) !== audience) return
      channel.audiences.delete(key)
      if (channel.audiences.size || this.#channels.get(source.key) !== channel) return
      this.#channels.delete(source.key)
      channel.stop()
    }
    return { leave, part: () => audience.part(member).then(leave) }
  }

  /** Resolves when all that has happened has been written. */
  async flushed(): Promise<void> {
    const audiences = [...this.#channels.values()].flatMap((channel) => [...channel.audiences.values()])
    await Promise.all(audiences.map((audience) => audience.flushed()))
  }

  #open(source: LiveSource): Channel {
    const audiences = new Map<string, Audience>()
    const stop = source.listen((events) => {
      if (events.length) for (const audience of audiences.values()) audience.push(events)
    })
    const channel = { audiences, stop }
    this.#channels.set(source.key, channel)
    return channel
  }
}
