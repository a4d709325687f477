import type { Feed, FeedPosition } from '../../../feed/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Logger } from '../../../kernel/logger.ts'
import type { CountedSignals } from './counted-signals.repository.ts'
import type { CountedSignal, FollowedSearch } from './followed-search.ts'
import { Frontier } from './frontier.ts'
import type { Span } from './moving-range.ts'
import type { Turns } from './turns.ts'

interface Deps {
  readonly feed: Pick<Feed, 'indexed'>
  readonly clock: Clock
  readonly logger: Logger
  readonly counted: CountedSignals
  readonly turns: Turns
}

type End = 'from' | 'to'

/** How far ahead of a moving end the signals are known, and how close it may come before more are read: milliseconds. */
const AHEAD = 5 * 60_000
const CLOSE = 2 * 60_000
/** Signals ahead that are kept; where there are more, less of the time ahead is known. */
const MAX_AHEAD = 20_000

/** What lies before the moving ends of a search's range. */
export class Frontiers {
  readonly #ends = new Map<End, Frontier>()
  readonly #reading = new Set<Frontier>()

  constructor(
    private readonly search: FollowedSearch,
    private readonly deps: Deps,
    private readonly stopped: AbortSignal,
    /** Called when more is known than before. */
    private readonly seen: () => void,
  ) {}

  /** Looks ahead from a span, as of a place in the feed. */
  async open(span: Span, at: FeedPosition): Promise<void> {
    this.#ends.clear()
    this.#reading.clear()
    const { moves } = this.search.range
    await Promise.all(
      (['from', 'to'] as const)
        .filter((end) => moves[end])
        .map(async (end) => {
          const frontier = new Frontier(span[end])
          const { signals, knownTo } = await this.#read(span[end], span[end] + AHEAD, at)
          frontier.extend(knownTo, signals)
          this.#ends.set(end, frontier)
        }),
    )
  }

  moved = (id: string, timestamp: number, signal: CountedSignal | null): void => {
    for (const frontier of this.#ends.values()) frontier.moved(id, timestamp, signal)
  }

  /**
   * Moves from a span to where the range is at a time, and answers what its ends passed. Null while it is not known what lies there; 'lost' when the
   * way there is too long, or leads back.
   */
  reach(span: Span, time: number): { span: Span; passed: Iterable<CountedSignal> } | 'lost' | null {
    const next = this.search.range.at(time)
    let known = true
    for (const [end, frontier] of this.#ends) {
      // A clock is set back by a little; but months differ in their length, and then a month ago can come before what it was.
      if (next[end] < span[end] - CLOSE) return 'lost'
      if (frontier.size > MAX_AHEAD * 2) return 'lost'
      if (frontier.knownTo < next[end]) known = false
      if (frontier.knownTo < next[end] + CLOSE) void this.#lookAhead(end, frontier, next[end] + AHEAD)
    }
    if (!known) return null
    const reached = { from: Math.max(span.from, next.from), to: Math.max(span.to, next.to) }
    const passed = new Map<string, CountedSignal>()
    for (const [end, frontier] of this.#ends) {
      for (const signal of frontier.pass(reached[end])) passed.set(signal.id, signal)
    }
    return { span: reached, passed: passed.values() }
  }

  async #lookAhead(end: End, frontier: Frontier, to: number): Promise<void> {
    if (this.#reading.has(frontier)) return
    this.#reading.add(frontier)
    frontier.await()
    try {
      const { signals, knownTo } = await this.deps.turns.take(async () => {
        this.stopped.throwIfAborted()
        return this.#read(frontier.knownTo, to, await this.deps.feed.indexed())
      })
      this.#reading.delete(frontier)
      if (this.#ends.get(end) !== frontier) return
      frontier.extend(knownTo, signals)
      this.seen()
    } catch (error) {
      this.#reading.delete(frontier)
      frontier.extend(frontier.knownTo, [])
      if (!this.stopped.aborted)
        this.deps.logger.error({ error }, 'A followed search cannot look ahead; it is tried again.')
    }
  }

  async #read(from: number, to: number, at: FeedPosition) {
    const { signals, cutAt } = await this.deps.counted.slice(this.search, { from, to }, at, MAX_AHEAD)
    return { signals, knownTo: cutAt ?? to }
  }
}
