import { type Feed, type FeedEntry, placeOf } from '../../../feed/index.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Logger } from '../../../kernel/logger.ts'
import type { DispatchedSignals } from '../dispatched-signals.ts'
import type { CountedSignals } from './counted-signals.repository.ts'
import { Difference, isShown } from './difference.ts'
import { FacetCounts } from './facet-counts.ts'
import type { CountedSignal, FollowedSearch } from './followed-search.ts'
import { Frontiers } from './frontiers.ts'
import type { Span } from './moving-range.ts'
import { type SearchChange, SearchEvents, type SearchMoment } from './search-change.ts'
import { SignalMoves } from './signal-moves.ts'
import type { Turns } from './turns.ts'

export interface TrackerDeps {
  readonly feed: Pick<Feed, 'listen' | 'catchUp' | 'generation' | 'indexed'>
  readonly clock: Clock
  readonly logger: Logger
  readonly counted: CountedSignals
  readonly signals: DispatchedSignals
  /** In which searches are counted: after a restart many ask at once. */
  readonly turns: Turns
}

/** Events that are kept for those who are being told the one before. */
const KEPT_EVENTS = 32
/** Milliseconds. */
const RETRY = 1_000

type Listener = (events: readonly SearchChange[]) => void

/**
 * Keeps one search current for all who follow it: how many signals it finds and how many have each value of each facet, but not which. It counts
 * once when it starts; from then on the feed tells what changes, and the frontiers what a moving range leaves behind.
 */
export class SearchTracker {
  /** Resolves when there is something to follow. */
  ready: Promise<void>
  /** Counts the events. */
  sequence = 0
  readonly events: SearchEvents
  readonly #listeners = new Set<Listener>()
  readonly #moves: SignalMoves
  readonly #frontiers: Frontiers
  readonly #stop = new AbortController()
  readonly #kept: SearchChange[] = []
  #moment: SearchMoment = { position: { transaction: '0', position: 0 }, time: 0, total: 0 }
  #span: Span = { from: 0, to: 0 }
  #facets: readonly FacetCounts[] = []
  #snapshot: SearchChange | null = null
  #running = false
  /** The feed is followed with everybody else, and so the time may go on. */
  #joined = false
  #unlisten: () => void = () => {}

  constructor(
    readonly search: FollowedSearch,
    private readonly deps: TrackerDeps,
  ) {
    this.events = new SearchEvents(search)
    this.#moves = new SignalMoves(search)
    this.#frontiers = new Frontiers(search, deps, this.#stop.signal, () => this.tick())
    this.ready = this.#start()
    this.ready.catch(() => undefined)
  }

  /** Where the search is now: the place in the feed that all its counts are of. */
  get moment(): SearchMoment {
    return this.#moment
  }

  get span(): Span {
    return this.#span
  }

  /** It has been given all that the feed has given anybody. */
  get current(): boolean {
    return this.#running && this.#joined
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** All counts as they are now; the same object for everybody who asks before the next change. */
  snapshot(): SearchChange {
    this.#snapshot ??= this.events.snapshot(this.#moment, this.#facets)
    return this.#snapshot
  }

  /** The events behind one; a snapshot where they are no longer kept. */
  since(sequence: number): readonly SearchChange[] {
    const count = this.sequence - sequence
    return count <= this.#kept.length ? this.#kept.slice(this.#kept.length - count) : [this.snapshot()]
  }

  /** Lets the time go on while nothing happens. */
  tick(): void {
    if (this.current) this.#step([])
  }

  stop(): void {
    this.#stop.abort()
    this.#unlisten()
  }

  async #start(): Promise<void> {
    const { feed, clock, counted, turns } = this.deps
    const { search } = this
    const [position, time, span, { total, facets, corrections }] = await turns.take(async () => {
      this.#stop.signal.throwIfAborted()
      const now = clock.now().getTime()
      const then = search.range.at(now)
      const at = await feed.indexed()
      const [count] = await Promise.all([counted.count(search, then, at), this.#frontiers.open(then, at)])
      return [at, now, then, count] as const
    })
    const difference = new Difference(search.facets.length)
    for (const signal of corrections) difference.recount(null, span, signal, span)
    this.#facets = facets.map((counts) => new FacetCounts(counts))
    this.#moment = { position, time, total }
    this.#span = span
    this.#moves.forget()
    this.#running = true
    this.#take(difference)
    await feed.catchUp(position, {
      signal: this.#stop.signal,
      give: async (entries) => this.#step(entries),
      expired: () => Promise.reject(new Error('The feed is shorter than a search takes.')),
      joined: () => {
        this.#joined = true
        this.#moves.reach(feed.generation())
        this.#unlisten = feed.listen((entries) => this.#step(entries))
      },
    })
  }

  /** Applies entries in the span that the search was last in, and then moves the span to where the time has come. */
  #step(entries: readonly FeedEntry[]): void {
    if (!this.#running || this.#stop.signal.aborted) return
    const difference = new Difference(this.search.facets.length)
    // Who catches up is behind the generation of the others.
    if (this.#joined) this.#moves.reach(this.deps.feed.generation())
    this.#moves.apply(entries, this.#span, difference, this.#frontiers.moved)
    const since = this.#moment
    const time = this.deps.clock.now().getTime()
    const next = this.#joined ? this.#frontiers.reach(this.#span, time) : null
    if (next === 'lost') {
      this.#restart()
      return
    }
    if (next) {
      for (const signal of next.passed) this.#pass(signal, this.#span, next.span, difference)
      this.#span = next.span
    }
    const position = entries.at(-1) ?? since.position
    this.#moment = {
      position: placeOf(position),
      time: next ? Math.max(time, since.time) : since.time,
      total: since.total,
    }
    this.#take(difference)
    if (difference.empty) return
    const load = this.deps.signals.of(entries.length ? entries : difference, this.search.viewer)
    this.#tell(this.events.changed(since, this.#moment, difference, load))
  }

  #pass(signal: CountedSignal, then: Span, now: Span, difference: Difference): void {
    difference.recount(signal, then, signal, now)
    difference.show(signal.id, isShown(signal, then), isShown(signal, now), false)
  }

  #take(difference: Difference): void {
    this.#moment = { ...this.#moment, total: this.#moment.total + difference.total }
    for (const [facet, moves] of difference.facets.entries()) this.#facets[facet]?.apply(moves)
    this.#snapshot = null
  }

  #tell(event: SearchChange): void {
    this.sequence += 1
    this.#kept.push(event)
    if (this.#kept.length > KEPT_EVENTS) this.#kept.shift()
    for (const listener of this.#listeners) listener([event])
  }

  /** Counts anew, when the range has gone where nobody looked: then what the counts were before says nothing of what they are. */
  #restart(): void {
    this.#running = false
    this.#joined = false
    this.#unlisten()
    const since = this.#moment
    this.ready = this.#start().then(() => {
      this.#kept.length = 0
      this.#tell({ ...this.snapshot(), since })
    })
    this.ready.catch((error) => {
      if (this.#stop.signal.aborted) return
      this.deps.logger.error({ error }, 'A followed search could not be counted anew; it is tried again.')
      setTimeout(() => this.#stop.signal.aborted || this.#restart(), RETRY).unref()
    })
  }
}
