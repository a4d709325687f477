import type { Clock } from '../../kernel/clock.ts'

/** Timers hold no more than 24 days; looking once a day costs nothing. */
const LONGEST_MS = 86_400_000

/** Calls back at the earliest of the moments that it was told of; whoever still waits for a later one tells it again. */
export class ExpiryAlarm {
  #next = Number.POSITIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly clock: Clock,
    private readonly ring: () => void,
  ) {}

  set(at: Date): void {
    const time = at.getTime()
    if (time >= this.#next) return
    this.stop()
    this.#next = time
    const wait = Math.min(Math.max(time - this.clock.now().getTime(), 0), LONGEST_MS)
    this.#timer = setTimeout(() => {
      this.#next = Number.POSITIVE_INFINITY
      this.ring()
    }, wait)
    this.#timer.unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#next = Number.POSITIVE_INFINITY
  }
}
