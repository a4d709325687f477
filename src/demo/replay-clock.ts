import type { Clock } from '../kernel/clock.ts'

/** Stands in the past while history is told, then follows the real time. */
export class ReplayClock implements Clock {
  #at: number | null = null

  now(): Date {
    return new Date(this.#at ?? Date.now())
  }

  set(at: Date): void {
    this.#at = at.getTime()
  }

  follow(): void {
    this.#at = null
  }
}
