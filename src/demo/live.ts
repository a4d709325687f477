import type { Analysts } from './analysts.ts'
import type { Client } from './client.ts'
import { noise } from './noise/noise.ts'
import type { Random } from './random.ts'
import { STORIES, tellQuickly } from './stories/stories.ts'
import { byTime, type TimedLog } from './timed-log.ts'

interface Live {
  readonly client: Client
  readonly analysts: Analysts
  readonly random: Random
  readonly clock: { now(): Date }
}

const TICK = 500
const LOGS_A_MINUTE = 180
const STORY_EVERY = 60_000
const LOOK_EVERY = 15_000
/** How far back analysts look: signals are created when a batch is evaluated, not when it was sent. */
const LOOK_BACK = 60_000
/** What takes analysts an hour takes those of the show three minutes. */
const HURRY = 0.05

/** Goes on for ever: a few logs a second, another story each minute, and people who triage. */
export class LiveShow {
  #pending: TimedLog[] = []
  #told = 0
  #until: number
  #storyAt: number
  #lookAt: number

  constructor(private readonly deps: Live) {
    const now = deps.clock.now().getTime()
    this.#until = now
    this.#storyAt = now + 3_000
    this.#lookAt = now + LOOK_EVERY
  }

  start(): void {
    setTimeout(() => this.#tick(), TICK).unref()
  }

  async #tick(): Promise<void> {
    try {
      await this.#step(this.deps.clock.now().getTime())
    } catch {
      // A server that stops or is busy refuses; what was refused is lost, as with any careless shipper.
    }
    this.start()
  }

  async #step(now: number): Promise<void> {
    const { client, analysts, random } = this.deps
    const from = this.#until
    this.#until = now
    if (now >= this.#storyAt) {
      this.#storyAt = now + STORY_EVERY
      this.#pending.push(...tellQuickly(this.#nextStory(), random, now))
    }
    this.#pending.push(...noise(random, from, now, LOGS_A_MINUTE))
    this.#pending.sort(byTime)
    const due = this.#pending.filter(({ at }) => at <= now)
    this.#pending = this.#pending.slice(due.length)
    await client.sendLogs(due.map(({ log }) => log))
    await analysts.act(now)
    if (now < this.#lookAt) return
    this.#lookAt = now + LOOK_EVERY
    await analysts.look(now - LOOK_BACK, now, HURRY)
  }

  /** Every story gets its turn, those of one kind not one after the other. */
  #nextStory() {
    const place = (this.#told * 7) % STORIES.length
    this.#told += 1
    return STORIES[place] as (typeof STORIES)[number]
  }
}
