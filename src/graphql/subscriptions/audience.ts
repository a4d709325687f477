import type { SharedExecution } from './execution.ts'
import type { LiveSource } from './live-source.ts'
import type { Subscriber } from './subscriber.ts'

/** What is counted and reported about deliveries. */
export interface Deliveries {
  executed(events: number): void
  delivered(events: number): void
  missed(events: number): void
  failed(error: unknown): void
}

/** Batches that may wait for their results before further events are left out for everybody. */
const MAX_WAITING = 100

/** Subscribers with the same document, variables and scope: each event is executed and serialised once for all of them. */
export class Audience {
  readonly #members = new Set<Subscriber>()
  /** Everything that is sent to members goes through this line, so it arrives in order. */
  #line: Promise<void> = Promise.resolve()
  #waiting = 0
  /** Number of the last event that was taken in. */
  #sequence = 0

  constructor(
    private readonly execution: SharedExecution,
    private readonly source: LiveSource,
    private readonly deliveries: Deliveries,
  ) {}

  get empty(): boolean {
    return this.#members.size === 0
  }

  join(member: Subscriber): void {
    member.joinedAt = this.#sequence
    this.#members.add(member)
  }

  leave(member: Subscriber): void {
    this.#members.delete(member)
  }

  /** Leaves behind all that has been pushed so far, and is told what it missed of that. */
  part(member: Subscriber): Promise<void> {
    return new Promise((resolve) =>
      this.#inLine(async () => {
        await this.#resume(member).finally(() => this.#members.delete(member))
        resolve()
      }),
    )
  }

  push(events: readonly unknown[]): void {
    const before = this.#sequence
    this.#sequence += events.length
    // The results come out of order; the line is not held up while they are computed.
    const results = this.#waiting < MAX_WAITING ? this.#execute(events) : null
    this.#waiting += 1
    this.#inLine(async () => {
      const payloads = await results
      this.#waiting -= 1
      this.#deliver(before, events, payloads)
    })
  }

  /** Resolves when all that was pushed has been written. */
  flushed(): Promise<void> {
    return this.#line
  }

  #execute(events: readonly unknown[]): Promise<Buffer[]> {
    this.deliveries.executed(events.length)
    return this.execution.run(events)
  }

  #deliver(before: number, events: readonly unknown[], payloads: readonly Buffer[] | null): void {
    let delivered = 0
    for (const member of this.#members) {
      const known = Math.max(0, member.joinedAt - before)
      if (known >= events.length) continue
      if (payloads && !member.missed && !member.peer.congested) {
        member.send(known ? payloads.slice(known) : payloads)
        delivered += events.length - known
      } else {
        this.#miss(member, known ? events.slice(known) : events)
      }
    }
    this.deliveries.delivered(delivered)
  }

  #miss(member: Subscriber, events: readonly unknown[]): void {
    if (!member.missed) this.#resumeWhenDrained(member)
    member.miss(events)
    this.deliveries.missed(events.length)
  }

  #resumeWhenDrained(member: Subscriber): void {
    const resume = () => this.#inLine(() => this.#resume(member))
    if (member.peer.congested) member.peer.whenDrained(resume)
    else resume()
  }

  async #resume(member: Subscriber): Promise<void> {
    if (!this.#members.has(member) || !member.missed) return
    const lagged = this.source.lagged(member.missed, member.firstMissed)
    if (lagged !== null) member.send(await this.execution.run([lagged]))
    member.missed = 0
    member.firstMissed = null
  }

  #inLine(work: () => Promise<void>): void {
    this.#line = this.#line.then(work).catch(this.deliveries.failed)
  }
}
