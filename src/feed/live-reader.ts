import { setTimeout as pause } from 'node:timers/promises'
import { badInput } from '../kernel/errors.ts'
import type { FeedDatabase } from './database.ts'
import { encodePosition, type FeedEntry, type FeedPosition, isAfter, placeOf } from './entry.ts'
import { Generations } from './generations.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { BATCH, type FeedBatch, readFeed } from './reader.ts'
import type { RecentBatches } from './recent-batches.ts'

/**
 * Milliseconds between dispatches: the first change goes out at once, those right behind it together. What is dispatched together is written to a
 * socket in one system call, and those are what a busy fan-out spends its time on.
 */
const DISPATCH_GAP = 25

/** Entries that a listener gets at once, and whoever catches up. */
const TOGETHER = 500

export type FeedListener = (entries: readonly FeedEntry[]) => void

/** How a reader that comes back is brought up to date. */
export interface CatchUp {
  /** Takes what was missed; the next batch is read when it resolves, so a slow taker is not flooded. */
  readonly give: (entries: readonly FeedEntry[]) => Promise<void>
  /** Some of what was missed is no longer kept; it goes on from `head`. */
  readonly expired: (head: FeedPosition) => Promise<void>
  /** Called in the very moment in which all up to the head has been given: a listener that is added in it misses nothing and gets nothing twice. */
  readonly joined: () => void
  readonly signal: AbortSignal
}

/** Gives the entries of all processes, as they are committed, to whoever listens in this process. */
export class LiveReader {
  readonly #listeners = new Set<FeedListener>()
  readonly #advance = new OneAtATime(() => this.#read())
  readonly #reading = new Map<string, Promise<FeedBatch>>()
  readonly #generations = new Generations()
  #head: FeedPosition | null = null
  #dispatchedAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly database: FeedDatabase,
    private readonly recent: RecentBatches,
  ) {}

  /** Everything up to here has been given to the listeners. */
  get head(): FeedPosition {
    if (!this.#head) throw new Error('The feed has not been started.')
    return this.#head
  }

  /** That of what is given next. */
  get generation(): number {
    return this.#generations.current
  }

  /** Starts at the end of the feed: nobody listens yet, and who comes back catches up. */
  async start(): Promise<void> {
    const [now] = await this.database.read<{ horizon: string }>(HORIZON)
    this.#head = { transaction: now?.horizon ?? '0', position: 0 }
  }

  listen(listener: FeedListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Reads on to the end. Answers whether entries are held back, so that it is soon worth another look. */
  advance(): Promise<boolean> {
    return this.#advance.run()
  }

  idle(): Promise<void> {
    return this.#advance.idle()
  }

  async catchUp(from: FeedPosition, { give, expired, joined, signal }: CatchUp): Promise<void> {
    let at = from
    while (!signal.aborted) {
      const batch = await this.#readShared(at)
      if (signal.aborted) return
      if (batch.expired) {
        at = this.head
        await expired(at)
        continue
      }
      if (batch.foreign) throw badInput('after', 'Expected a cursor of this feed.')
      // Another process may have shown the client entries that this one has yet to read.
      if (isAfter(at, this.head)) {
        await this.advance()
        continue
      }
      const entries = batch.entries.filter((entry) => !isAfter(entry, this.head))
      const last = entries.at(-1)
      if (last) {
        at = last
        await give(entries)
      } else if (!isAfter(this.head, batch.end)) {
        return joined()
      } else {
        at = batch.end
      }
    }
  }

  /** After a restart all clients come back at once, and most of them had seen the same last event. */
  #readShared(from: FeedPosition): Promise<FeedBatch> {
    const place = encodePosition(from)
    let reading = this.#reading.get(place)
    if (!reading) {
      reading = readFeed(this.database, from, TOGETHER).finally(() => this.#reading.delete(place))
      this.#reading.set(place, reading)
    }
    return reading
  }

  async #read(): Promise<boolean> {
    const early = this.#dispatchedAt + DISPATCH_GAP - performance.now()
    if (early > 0) await pause(early)
    for (;;) {
      const batch = await this.recent.next(this.head, (known) => readFeed(this.database, this.head, BATCH, known))
      for (let first = 0; first < batch.entries.length; first += TOGETHER) {
        const together = batch.entries.slice(first, first + TOGETHER)
        for (const listener of this.#listeners) listener(together)
        this.#dispatchedAt = performance.now()
        this.#head = placeOf(together.at(-1) ?? this.head)
      }
      this.#head = placeOf(batch.end)
      this.#generations.given(batch)
      if (!batch.more) return batch.heldBack
    }
  }
}

const HORIZON = {
  name: 'feed_horizon',
  text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon',
}
