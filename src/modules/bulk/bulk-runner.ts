import { setTimeout as pause } from 'node:timers/promises'
import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import { traced } from '../../kernel/tracing.ts'
import type { Postgres } from '../../stores/postgres.ts'
import { type BulkActionRepository, CHANNEL } from './bulk-action.repository.ts'
import type { BulkAction } from './bulk-action.ts'
import { type ChunkWork, entryOf } from './chunk-work.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Pick<Feed, 'append' | 'settled' | 'indexed'>
  readonly actions: BulkActionRepository
  readonly work: ChunkWork
}

/** While one writes, another reads and decides. */
const LANES = 2
/** Actions of processes that died are found within this time. */
const LOOK_EVERY_MS = 5_000
const BACK_OFF_MS = 200

/** Works on the actions that are not finished, chunk by chunk in turn, beside all other processes that do the same. */
export class BulkRunner {
  readonly #lanes = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  #asked = false
  #indexed: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => Promise<void>) | null = null

  constructor(private readonly deps: Deps) {}

  async start(): Promise<void> {
    this.#unlisten = await this.deps.postgres.listen(CHANNEL, () => this.wake())
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.#timer.unref()
    this.wake()
  }

  /** There may be something to do. */
  wake(): void {
    this.#asked = true
    while (this.#lanes.size < LANES && !this.#stopping.signal.aborted) {
      const lane = this.#lane().finally(() => this.#lanes.delete(lane))
      this.#lanes.add(lane)
    }
  }

  /** Works on one action without waiting for its turn; what is left after a failure is left to the lanes. */
  async hurry(action: BulkAction): Promise<void> {
    while ((await this.deps.work.attempt(action, 'WAIT')) === 'DONE') {}
    if (!(await this.#finishIfDone(action.id))) this.wake()
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.#lanes.size) await Promise.all(this.#lanes)
  }

  /** What is under way is finished as far as its chunk goes; the next start goes on with the rest. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    clearInterval(this.#timer)
    await this.#unlisten?.()
    await this.idle()
  }

  async #lane(): Promise<void> {
    try {
      for (let busy = true; busy || this.#asked; ) {
        busy = this.#asked = false
        for (const action of await this.deps.actions.unfinished()) {
          if (this.#stopping.signal.aborted) return
          if (await this.#turn(action)) busy = true
        }
      }
    } catch (err) {
      this.deps.logger.error({ err }, 'bulk actions could not be worked on')
    }
  }

  /** Whether the action is worth another look. */
  async #turn(action: BulkAction): Promise<boolean> {
    const { work, feed } = this.deps
    const attempt = await traced('bulk chunk', { root: true }, () => work.attempt(action, 'LEAVE'))
    if (attempt === 'NOTHING') return this.#finishIfDone(action.id)
    if (attempt === 'MISSED') await pause(BACK_OFF_MS, null, { signal: this.#stopping.signal }).catch(() => null)
    if (attempt === 'DONE') {
      // Searching may be one step behind, and no more.
      await this.#indexed
      this.#indexed = feed.settled()
    }
    return true
  }

  /** Only when searching shows all of it: who hears of the end reads anew. */
  async #finishIfDone(id: string): Promise<boolean> {
    const { postgres, clock, feed, actions } = this.deps
    const action = await actions.find(id)
    if (!action || action.chunksLeft > 0 || action.finishedAt) return false
    // Others may have worked on it as well.
    await feed.settled()
    await feed.indexed()
    await postgres.transaction(async (tx) => {
      const finished = await actions.finish(tx, id, 'COMPLETED', clock.now())
      if (finished) await feed.append(tx, entryOf(action, finished))
    })
    return true
  }
}
