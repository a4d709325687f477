/** Where the time comes from. Passed in everywhere, so that tests and replays decide what "now" is. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where it was set. */
export class ManualClock implements Clock {
  #at: number

  constructor(at: Date | string) {
    this.#at = new Date(at).getTime()
  }

  now(): Date {
    return new Date(this.#at)
  }

  set(at: Date | string): void {
    this.#at = new Date(at).getTime()
  }

  advance(milliseconds: number): void {
    this.#at += milliseconds
  }
}
