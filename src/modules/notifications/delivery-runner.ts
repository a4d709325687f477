import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { CHANNEL, type DeliveryQueue, type Dispatch } from './delivery-queue.repository.ts'
import type { Dispatcher } from './dispatcher.ts'
import { LIMITS } from './limits.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly queue: DeliveryQueue
  readonly dispatcher: Dispatcher
}

const LOOK_EVERY_MS = 1_000

/** Sends what is due, beside all other processes that do the same. A target that is slow keeps only its own messages waiting. */
export class DeliveryRunner {
  readonly #flights = new Set<Promise<void>>()
  readonly #busy = new Map<string, number>()
  #pump: Promise<void> | null = null
  #asked = false
  #stopping = false
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => Promise<void>) | null = null

  constructor(private readonly deps: Deps) {}

  async start(): Promise<void> {
    this.#unlisten = await this.deps.postgres.listen(CHANNEL, () => this.wake())
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref()
    this.wake()
  }

  /** There may be something to send. */
  wake(): void {
    this.#asked = true
    if (this.#stopping) return
    this.#pump ??= this.#fill()
      .catch((err: unknown) => this.deps.logger.error({ err }, 'deliveries could not be taken from their queue'))
      .finally(() => {
        this.#pump = null
        // Somebody asked after the last look.
        if (this.#asked) this.wake()
      })
  }

  /** Resolves when nothing is due that this process could send. */
  async settled(): Promise<void> {
    this.wake()
    while (this.#pump || this.#flights.size) await Promise.all([this.#pump, ...this.#flights])
  }

  /** What is on its way arrives, or fails; the next start goes on with the rest. */
  async stop(): Promise<void> {
    this.#stopping = true
    clearInterval(this.#timer)
    await this.#unlisten?.()
    await this.#pump
    await Promise.all(this.#flights)
  }

  async #fill(): Promise<void> {
    const { queue, clock } = this.deps
    while (this.#asked && !this.#stopping) {
      this.#asked = false
      const free = LIMITS.atOnce - this.#flights.size
      if (free <= 0) return
      const taken = await queue.take(clock.now(), free, this.#busyTargets())
      for (const dispatch of taken) this.#send(dispatch)
      if (taken.length) this.#asked = true
    }
  }

  #busyTargets(): string[] {
    return [...this.#busy].flatMap(([target, count]) => (count >= LIMITS.atOnceToTarget ? [target] : []))
  }

  #send(dispatch: Dispatch): void {
    this.#count(dispatch.targetId, 1)
    const flight = this.deps.dispatcher
      .dispatch(dispatch)
      // Its lease ends, and it is tried again.
      .catch((err: unknown) => this.deps.logger.error({ err, delivery: dispatch.key }, 'a delivery was left as it was'))
      .finally(() => {
        this.#count(dispatch.targetId, -1)
        this.#flights.delete(flight)
        this.wake()
      })
    this.#flights.add(flight)
  }

  #count(target: string, change: number): void {
    const count = (this.#busy.get(target) ?? 0) + change
    if (count > 0) this.#busy.set(target, count)
    else this.#busy.delete(target)
  }
}
