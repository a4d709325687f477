import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/logger.ts'
import { traced } from '../../kernel/tracing.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { LogThreats } from '../threat-intel/index.ts'
import type { JournalRepository } from './journal.repository.ts'
import { KnownEvents } from './known-events.ts'
import { LeftBatches } from './left-batches.ts'
import { checkCount, parsePayload, Unreadable } from './log-payload.ts'
import { LogQueue, type WaitingLogs } from './log-queue.ts'
import type { LogStoreRepository } from './log-store.repository.ts'
import type { LogWatcher } from './log-watcher.ts'
import type { LogWitness } from './log-witness.ts'
import { NotALog, normalizeLog } from './normalize/index.ts'
import { type StoredLog, toStoredLog } from './stored-log.ts'
import { withThreatIntel } from './threat-enrichment.ts'
import { WorkLane } from './work-lane.ts'

export interface RejectedLog {
  readonly index: number
  readonly message: string
}

export interface Ingested {
  readonly accepted: number
  readonly rejected: readonly RejectedLog[]
  /** Of the accepted logs, in their order. */
  readonly ids: readonly string[]
}

/** Requests whose logs are stored together, and what has to be known before. */
interface NextBatch {
  readonly requests: readonly WaitingLogs[]
  readonly number: Promise<number>
  readonly unknown: Promise<readonly StoredLog[]>
}

type WaitingBatch = Parameters<LogWatcher['conclude']>[0][number]

interface LogIntakeDeps {
  readonly clock: Clock
  readonly logger: Logger
  readonly journal: JournalRepository
  readonly store: LogStoreRepository
  readonly watcher: LogWatcher
  readonly witness: LogWitness
  readonly threats: LogThreats
}

/** Stored batches that may wait for detection before storing waits for it. */
const MAX_BEHIND = 16
/** Batches that are evaluated in one transaction. */
const EVALUATED_TOGETHER = 8
/** A store that is restarted is back within these attempts. */
const ATTEMPTS = 5
const RETRY_AFTER_MS = 1_000
/** What processes leave behind that die is found within this time. */
const LOOK_EVERY_MS = 5_000

/**
 * Takes logs in. Requests that arrive while a batch is being stored make up the next one together; once they fill it, it is prepared, so that its
 * insert follows at once. The order for each batch: journal entry, logs and
 * matches, acknowledgement, then detection, whose result and the end of the journal entry are one transaction.
 */
export class LogIntake {
  readonly #queue = new LogQueue()
  readonly #storing: WorkLane
  readonly #concluding: WorkLane
  readonly #events: KnownEvents
  readonly #left: LeftBatches
  readonly #stored: WaitingBatch[] = []
  readonly #listeners = new Set<(logs: readonly StoredLog[]) => void>()
  /** Logs since the start, by what became of them; postponed ones are to be sent again. */
  readonly counts = { accepted: 0, rejected: 0, postponed: 0 }
  #prepared: NextBatch | null = null
  #isStoring = false
  /** Ids of the batch that was stored last, which the next one's look into the store may have missed. */
  #justStored: ReadonlySet<string> = new Set()
  #closed = false
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly deps: LogIntakeDeps) {
    this.#storing = new WorkLane(() => this.#storeNext())
    this.#concluding = new WorkLane(() => this.#concludeNext())
    this.#left = new LeftBatches({ ...deps, conclude: (number) => this.#concludeSoon({ number, content: null }) })
    this.#events = new KnownEvents({ ...deps, takeOver: () => this.#left.takeOver() })
  }

  /** Resolves when the logs are stored and will survive whatever happens to this process. */
  async ingest(viewer: Viewer, inputs: readonly unknown[]): Promise<Ingested> {
    requirePermission(viewer, 'logs_write')
    this.#checkRoom(inputs.length)
    const { logs, rejected } = this.#read(inputs)
    this.counts.rejected += rejected.length
    if (logs.length) await this.#store(logs)
    this.counts.accepted += logs.length
    return { accepted: logs.length, rejected, ids: logs.map(({ id }) => id) }
  }

  /** The logs of one mutation. */
  async ingestSome(viewer: Viewer, inputs: readonly unknown[]): Promise<Ingested> {
    requirePermission(viewer, 'logs_write')
    checkCount(inputs.length, 'logs')
    return this.ingest(viewer, inputs)
  }

  /** A shipper's request. Logs that were refused are named in the answer; when all were, the request is at fault. */
  async receive(viewer: Viewer, body: Buffer): Promise<{ readonly status: number; readonly body: object }> {
    requirePermission(viewer, 'logs_write')
    const { accepted, rejected } = await this.ingest(viewer, parsePayload(body))
    if (!rejected.length) return { status: 202, body: {} }
    return { status: accepted ? 202 : 400, body: accepted ? { accepted, rejected } : { errors: rejected.map(asError) } }
  }

  /** Calls back with the logs of each batch once they are stored, until the answer is called. */
  subscribe(listener: (logs: readonly StoredLog[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Finishes or takes back what processes that died have left: at start, before anything is taken in, and from time to time. */
  async recover(): Promise<void> {
    await this.deps.journal.join()
    await this.#left.takeOver()
    await this.#concluding.idle()
    this.#timer = setInterval(() => void this.#left.takeOver().catch((err) => this.#failed(err)), LOOK_EVERY_MS).unref()
  }

  /** Takes nothing more and finishes everything that was accepted, detection included. */
  async drain(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#left.idle()
    await this.settled()
    await (await this.deps.journal.join())()
  }

  /** Everything that was accepted before this call is evaluated. */
  async settled(): Promise<void> {
    await this.#storing.idle()
    await this.#concluding.idle()
  }

  #failed(err: unknown): void {
    this.deps.logger.error({ err }, 'batches that were left behind could not be taken over')
  }

  get backlog(): { readonly logs: number; readonly batches: number } {
    return { logs: this.#queue.length, batches: this.#stored.length }
  }

  #checkRoom(arriving: number): void {
    if (this.#queue.hasRoom && !this.#closed) return
    this.counts.postponed += arriving
    if (this.#closed) throw new DomainError('RATE_LIMITED', 'This server is stopping; send again.', { retryAfter: 5 })
    throw new DomainError('RATE_LIMITED', 'More logs arrive than can be stored; send again later.', { retryAfter: 1 })
  }

  #read(inputs: readonly unknown[]): { logs: StoredLog[]; rejected: RejectedLog[] } {
    const { clock, threats } = this.deps
    const receivedAt = clock.now()
    const logs: StoredLog[] = []
    const rejected: RejectedLog[] = []
    for (const [index, input] of inputs.entries()) {
      try {
        if (input instanceof Unreadable) throw new NotALog(input.reason)
        logs.push(toStoredLog(withThreatIntel(normalizeLog(input, receivedAt), threats), receivedAt, clock))
      } catch (error) {
        if (!(error instanceof NotALog)) throw error
        rejected.push({ index, message: error.message })
      }
    }
    return { logs, rejected }
  }

  #store(logs: readonly StoredLog[]): Promise<void> {
    const stored = this.#queue.add(logs)
    if (this.#isStoring && !this.#prepared && this.#queue.hasBatch) this.#prepared = this.#prepareNext()
    this.#storing.wake()
    return stored
  }

  #prepareNext(): NextBatch | null {
    const requests = this.#queue.take()
    if (!requests.length) return null
    const logs = requests.flatMap((request) => request.logs)
    const batch = { requests, number: this.deps.journal.begin(), unknown: this.#events.without(logs) }
    // Whoever awaits them hears of it; until then nobody may do so.
    Promise.all([batch.number, batch.unknown]).catch(() => undefined)
    return batch
  }

  async #storeNext(): Promise<boolean> {
    const batch = this.#prepared ?? this.#prepareNext()
    this.#prepared = null
    if (!batch) return false
    this.#isStoring = true
    try {
      const logs = batch.requests.reduce((sum, request) => sum + request.logs.length, 0)
      await traced('log batch', { root: true, attributes: { 'signalbox.logs': logs } }, () => this.#storeBatch(batch))
      for (const { stored } of batch.requests) stored()
    } catch (error) {
      for (const { failed } of batch.requests) failed(error)
      this.#lookAgain()
    }
    this.#isStoring = false
    if (this.#stored.length > MAX_BEHIND) await this.#concluding.idle()
    return true
  }

  async #storeBatch({ number: entered, unknown }: NextBatch): Promise<void> {
    const number = await entered
    const content = await this.#keep(number, unknown).catch(async (error) => {
      await this.#left.takeBack(number)
      throw error
    })
    this.#justStored = new Set(content.logs.map(({ id }) => id))
    this.#concludeSoon({ number, content })
    for (const listener of this.#listeners) listener(content.logs)
  }

  async #keep(number: number, unknown: Promise<readonly StoredLog[]>): Promise<NonNullable<WaitingBatch['content']>> {
    const { journal, store, watcher, witness } = this.deps
    const logs = (await unknown).filter(({ id }) => !this.#justStored.has(id))
    const [found] = await Promise.all([watcher.watch(number, logs), store.insert(number, logs)])
    // Should it fail, the batch can still be taken back; and the sender sends again what was witnessed for nothing.
    await witness.witness(logs)
    // Should this process die after it, the next one finds the batch in the journal.
    if (!(await journal.stored(number))) throw new Error('This process was taken for dead.')
    return { logs, found }
  }

  /** The prepared batch may have met logs in the store that were taken back since. */
  #lookAgain(): void {
    if (!this.#prepared) return
    const { requests, number } = this.#prepared
    const unknown = this.#events.without(requests.flatMap(({ logs }) => logs))
    unknown.catch(() => undefined)
    this.#prepared = { requests, number, unknown }
  }

  #concludeSoon(batch: WaitingBatch): void {
    this.#stored.push(batch)
    this.#concluding.wake()
  }

  async #concludeNext(): Promise<boolean> {
    const batches = this.#stored.slice(0, EVALUATED_TOGETHER)
    if (!batches.length) return false
    const attributes = { 'signalbox.batches': batches.length }
    await traced('detection', { root: true, attributes }, () => this.#conclude(batches))
    this.#stored.splice(0, batches.length)
    this.deps.journal.leave(batches.map(({ number }) => number))
    return true
  }

  async #conclude(batches: Parameters<LogWatcher['conclude']>[0], attempt = 1): Promise<void> {
    try {
      await this.deps.watcher.conclude(batches)
    } catch (err) {
      this.deps.logger.error({ err, batches: batches.map(({ number }) => number), attempt }, 'logs were not evaluated')
      // Their journal entries stay, so that the next look for what was left evaluates them.
      if (attempt === ATTEMPTS) return
      await delay(RETRY_AFTER_MS * attempt)
      await this.#conclude(batches, attempt + 1)
    }
  }
}

const asError = ({ index, message }: RejectedLog) => ({
  status: '400',
  title: 'Bad Request',
  detail: `Log ${index}: ${message}`,
})
