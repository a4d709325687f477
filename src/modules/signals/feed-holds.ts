import type { Feed, FeedEntry, NewFeedEntry } from '../../feed/index.ts'

/** What the feed says of a bulk action; more may stand beside it. */
export interface BulkActionDocument {
  readonly state: string
  /** The person whose feeds are held while it runs; null where nobody waits for it. */
  readonly startedBy: string | null
  /** Counts the changes of the action. */
  readonly version: number
}

/** While it is in this state, an action holds the feeds of whoever started it. */
const HOLDING_STATE = 'RUNNING'

/** The entry that tells everybody, in the transaction of the change, what a bulk action has come to. */
export const bulkActionEntry = (
  id: string,
  before: BulkActionDocument | null,
  after: BulkActionDocument,
): NewFeedEntry => ({ topic: 'bulk_action', subjectId: id, before: before && { ...before }, after: { ...after } })

/**
 * Knows whose bulk actions run, in this process or another. It listens to the feed before anybody else does, so that whoever is held leaves before
 * the changes that came together with the beginning.
 */
export class FeedHolds {
  /** Ids of running actions by the person who started them. */
  readonly #running = new Map<string, Set<string>>()
  /** Versions of the actions. Of two changes, the earlier may come later in the feed: the action must not run again that has ended. */
  readonly #seen = new Map<string, number>()
  readonly #watching = new Map<string, Set<() => void>>()
  readonly #waiting = new Map<string, Set<() => void>>()

  constructor(private readonly feed: Pick<Feed, 'listen' | 'last'>) {}

  /** Called when the feed has been started. */
  async start(): Promise<void> {
    this.feed.listen((entries) => this.#take(entries))
    this.#take(await this.feed.last('bulk_action'))
  }

  holds(userId: string | null): boolean {
    return userId !== null && this.#running.has(userId)
  }

  /** Calls back once, when the person is held: at once if that is so already. Answers how to stop watching. */
  watch(userId: string, held: () => void): () => void {
    if (this.holds(userId)) {
      held()
      return () => undefined
    }
    return register(this.#watching, userId, held)
  }

  /** Resolves when none of the person's actions runs any more, or nobody waits for that. */
  released(userId: string, signal: AbortSignal): Promise<void> {
    if (!this.holds(userId) || signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const left = () => {
        forget()
        resolve()
      }
      const forget = register(this.#waiting, userId, () => {
        signal.removeEventListener('abort', left)
        resolve()
      })
      signal.addEventListener('abort', left, { once: true })
    })
  }

  #take(entries: readonly FeedEntry[]): void {
    const concerned = new Set<string>()
    for (const { topic, subjectId, after } of entries) {
      if (topic !== 'bulk_action' || !after) continue
      const { state, startedBy, version } = after as unknown as BulkActionDocument
      if (version < (this.#seen.get(subjectId) ?? 0)) continue
      this.#seen.set(subjectId, version)
      if (state === HOLDING_STATE && startedBy) {
        register(this.#running, startedBy, subjectId)
        concerned.add(startedBy)
      } else {
        for (const [userId, actions] of this.#running) {
          if (!actions.delete(subjectId)) continue
          if (!actions.size) this.#running.delete(userId)
          concerned.add(userId)
        }
      }
    }
    for (const userId of concerned) {
      const callbacks = this.holds(userId) ? this.#watching : this.#waiting
      const called = callbacks.get(userId) ?? []
      callbacks.delete(userId)
      for (const callback of called) callback()
    }
  }
}

function register<Item>(sets: Map<string, Set<Item>>, key: string, item: Item): () => void {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set.add(item))
  return () => {
    set.delete(item)
    if (!set.size && sets.get(key) === set) sets.delete(key)
  }
}
