import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import type { Random } from '../random.ts'
import type { TimedLog } from '../timed-log.ts'

/** Puts the logs of a story one after the other. */
export class Scene {
  readonly logs: TimedLog[] = []
  #at: number

  constructor(
    readonly random: Random,
    start: number,
    /** How fast the story is told: below 1 all pauses are shorter. */
    private readonly pace = 1,
  ) {
    this.#at = start
  }

  /** Passes about so many seconds. */
  wait(seconds: number): this {
    this.#at += Math.max(1, Math.round(seconds * 1_000 * this.pace * (0.7 + this.random.next() * 0.6)))
    return this
  }

  log(make: (at: Date) => RawLog): this {
    this.logs.push({ at: this.#at, log: make(new Date(this.#at)) })
    return this
  }

  /** The same so many times, each about `seconds` after the one before. */
  repeat(count: number, seconds: number, make: (at: Date, index: number) => RawLog): this {
    for (let index = 0; index < count; index += 1) this.log((at) => make(at, index)).wait(seconds)
    return this
  }
}

export interface Story {
  readonly name: string
  /** How often it happens. */
  readonly perDay: number
  readonly tell: (scene: Scene) => void
}
