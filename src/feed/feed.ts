import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Transaction } from '../stores/postgres.ts'
import { UntilCommit } from '../stores/until-commit.ts'
import { type ConsumeEntries, FeedConsumer } from './consumer.ts'
import { CHANNEL, type FeedDatabase, type FeedTransaction } from './database.ts'
import { type FeedEntry, type FeedPosition, type FeedTopic, isAfter, type NewFeedEntry } from './entry.ts'
import { type DocumentsAsOf, lastEntries, readAsOf } from './history.ts'
import { lagOf, lagsOf } from './lag.ts'
import { type CatchUp, type FeedListener, LiveReader } from './live-reader.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { appendEntries } from './outbox.ts'
import { OwnEntries } from './own-entries.ts'
import { RecentBatches } from './recent-batches.ts'
import { prunedTo, pruneFeed, RETENTION } from './retention.ts'
import { Settling } from './settling.ts'

export interface Feed {
  /** Tells of changes, in the transaction that makes them. */
  append(tx: FeedTransaction, entries: NewFeedEntry | readonly NewFeedEntry[]): Promise<void>
  /** From now on what is appended in the transaction is written at once, with its commit: for transactions of many small changes. */
  gather(tx: Transaction): void
  /** Resolves once everything that this process committed before the call is in the search indexes. Awaited after the commit, outside of transactions. */
  settled(): Promise<void>
  /**
   * Everything before the answer is in the search indexes and has been given to the listeners. No transaction is on both sides of it, and neither
   * are two changes of one thing in another order than they were made.
   */
  indexed(): Promise<FeedPosition>
  /** The documents, as they were there, of those things that were changed after a place; null for those that there were not. */
  asOf(position: FeedPosition, topic: FeedTopic, subjectIds: readonly string[]): Promise<DocumentsAsOf>
  /** The last entry of each thing of a topic. */
  last(topic: FeedTopic): Promise<FeedEntry[]>
  /** Who keeps the search indexes; given once, before `start`. */
  index(handle: (entries: readonly FeedEntry[]) => Promise<void>): void
  /**
   * Somebody else who takes every change once, in some process: its position is stored under its name, and begins with what is committed after its
   * first start. Given before `start`; waits until the next look when it fails.
   */
  consume(name: string, handle: ConsumeEntries): void
  /** Resolves when the consumers have taken everything that this process committed before the call. */
  consumed(): Promise<void>
  /** Gives what is committed from now on, by any process, in commit order. */
  listen(listener: FeedListener): () => void
  /** Gives what was committed after `from`, then lets the reader join the listeners without a gap. */
  catchUp(from: FeedPosition, how: CatchUp): Promise<void>
  /** Everything up to here has been given to the listeners. */
  head(): FeedPosition
  /**
   * A number for what is given to the listeners next, that never falls: a change may be followed by an earlier one of the same thing, which it
   * overtook, in its own generation and in the next, and in none after.
   */
  generation(): number
  /** Milliseconds by which the search indexes are behind: the age of the oldest change that it does not show. */
  lag(): Promise<number>
  /** The same for everybody who has a stored position, by name. */
  lags(): Promise<ReadonlyMap<string, number>>
  /** Deletes what is older than entries are kept; happens by itself from time to time. */
  prune(): Promise<void>
  /** Number of a transaction before which nobody goes back any more. */
  prunedTo(): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
}

interface FeedParts {
  readonly database: FeedDatabase
  readonly clock: Clock
  readonly logger: Logger
  /** Milliseconds for which entries are kept. */
  readonly retention?: number
}

/** Of the time when signals were all that was searched; a stored position bears it. */
const SEARCH_INDEXES = 'signal-index'
/** Notifications can be lost with a connection; a look each second bounds what that costs. */
const SAFETY_POLL = 1_000
/** Entries behind a running transaction: the commit that frees them need not be one that notifies. Doubles while they stay held back. */
const HELD_BACK_POLL = 5
const HELD_BACK_POLL_MAX = 80
/** How long transactions of others may keep somebody waiting who asks for what was consumed. */
const LONGEST_HOLD = 5_000
const PRUNE_EVERY = 10 * 60 * 1_000

export function createFeed({ database, clock, logger, retention = RETENTION }: FeedParts): Feed {
  let consumer: FeedConsumer | null = null
  let index: (entries: readonly FeedEntry[]) => Promise<void> = async () => undefined
  const others: FeedConsumer[] = []
  let unlisten: (() => Promise<void>) | null = null
  let timer: NodeJS.Timeout | undefined
  let pruner: NodeJS.Timeout | undefined
  let pause = HELD_BACK_POLL
  const own = new OwnEntries()
  const recent = new RecentBatches(own)
  const live = new LiveReader(database, recent)
  const settling = new Settling(
    database,
    () => consumer,
    (entries) => index(entries),
  )

  let appendedTo = 0n
  const write = async (tx: FeedTransaction, entries: readonly NewFeedEntry[]) => {
    const transaction = await appendEntries(tx, clock, own, entries)
    settling.appended(transaction)
    if (BigInt(transaction) > appendedTo) appendedTo = BigInt(transaction)
  }
  const gathered = new UntilCommit<NewFeedEntry>(write)
  const gathering = new WeakSet<object>()

  const round = new OneAtATime(async () => {
    clearTimeout(timer)
    let heldBack = false
    // Not awaited: what one of them does must not hold up the live events.
    for (const each of others)
      void each
        .consume()
        .catch((error) => logger.error({ error }, `${each.name} could not take the feed; it is tried again.`))
    try {
      const [held, consumed] = await Promise.all([live.advance(), consumer?.consume()])
      heldBack = held
      if (consumed) settling.consumed(consumed)
    } catch (error) {
      logger.error({ error }, 'The feed could not be read; it is tried again.')
    }
    pause = heldBack ? Math.min(pause * 2, HELD_BACK_POLL_MAX) : HELD_BACK_POLL
    if (unlisten) timer = setTimeout(wake, heldBack ? pause : SAFETY_POLL)
  })
  const wake = () => void round.run()
  const prune = () => pruneFeed(database, clock, retention)

  return {
    append: async (tx, entries) => {
      const list = Array.isArray(entries) ? (entries as readonly NewFeedEntry[]) : [entries as NewFeedEntry]
      if (gathering.has(connectionOf(tx))) gathered.add(tx as Transaction, list)
      else if (list.length) await write(tx, list)
    },
    gather: (tx) => void gathering.add(connectionOf(tx)),
    settled: async () => {
      wake()
      // The change is committed: that search lags behind is worth a line in the log, not a failed mutation.
      await settling.settled().catch((error) => logger.error({ error }, 'The search indexes lag behind the feed.'))
    },
    indexed: async () => {
      const end = consumer ? await consumer.consume() : live.head
      while (isAfter(end, live.head)) await live.advance()
      return end
    },
    asOf: (position, topic, subjectIds) => readAsOf(database, position, topic, subjectIds),
    last: (topic) => lastEntries(database, topic),
    index: (handle) => {
      index = handle
      consumer = new FeedConsumer(database, SEARCH_INDEXES, handle, recent)
    },
    consume: (name, handle) => void others.push(new FeedConsumer(database, name, handle, recent)),
    consumed: async () => {
      const last = appendedTo
      await Promise.all(others.map((each) => consumeBeyond(each, last)))
    },
    listen: (listener) => live.listen(listener),
    catchUp: (from, how) => live.catchUp(from, how),
    head: () => live.head,
    generation: () => live.generation,
    lag: () => lagOf(database, clock, SEARCH_INDEXES),
    lags: () => lagsOf(database, clock),
    prune,
    prunedTo: () => prunedTo(database),
    start: async () => {
      await live.start()
      await Promise.all(others.map((each) => each.startFromNow()))
      unlisten = await database.listen(CHANNEL, wake)
      pruner = setInterval(
        () => void prune().catch((error) => logger.error({ error }, 'The feed could not be pruned.')),
        PRUNE_EVERY,
      )
      await round.run()
    },
    stop: async () => {
      clearInterval(pruner)
      const end = unlisten
      unlisten = null
      clearTimeout(timer)
      await end?.()
      await Promise.all([round.idle(), consumer?.idle(), live.idle()])
      await Promise.all(others.map((each) => each.idle()))
      clearTimeout(timer)
    },
  }
}

/** A transaction of somebody else that is open holds back what comes after it; that is waited for, but not for ever. */
async function consumeBeyond(consumer: FeedConsumer, transaction: bigint): Promise<void> {
  for (
    let waited = 0, delay = 1;
    waited < LONGEST_HOLD;
    waited += delay, delay = Math.min(delay * 2, HELD_BACK_POLL_MAX)
  ) {
    if (BigInt((await consumer.consume()).transaction) > transaction) return
    await wait(delay)
  }
}

/** The same for a transaction and the savepoints in it. */
const connectionOf = (tx: FeedTransaction): object => (tx as Partial<Transaction>).queryRunner ?? tx
