import { OneAtATime } from '../../feed/index.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { AuditRepository } from '../audit/index.ts'
import type { ActingUsers } from './acting-users.ts'
import { auditDocument } from './audit-document.ts'

interface Deps {
  readonly clickhouse: ClickHouse
  readonly logger: Logger
  readonly events: Pick<AuditRepository, 'head' | 'listAfter'>
  readonly users: Pick<ActingUsers, 'of'>
}

const TABLE = 'audit_index'
const BATCH = 2_000
/** What nobody searches is taken in as well, so that the first search after months need not wait for months. */
const CATCH_UP_EVERY_MS = 10_000
/** So many events between two looks are a large action; what it did waits until it is through, or for so many looks: people work meanwhile. */
const MANY = 1_000
const LONGEST_WAIT = 30

/**
 * Keeps what searching sees of the audit trail. Events come in the order of the chain, which is that of their commits, and how far the table has come
 * stands in itself: processes that write the same events side by side, or one that is killed, leave neither holes nor anything twice.
 */
export class AuditIndex {
  readonly #round = new OneAtATime(() => this.#catchUp())
  #position: number | null = null
  #anew = false
  #head = 0
  #waits = 0
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly deps: Deps) {}

  start(): void {
    const look = () =>
      void this.#look().catch((error) =>
        this.deps.logger.error({ error }, 'The search index of the audit trail lags behind; it is tried again.'),
      )
    this.#timer = setInterval(look, CATCH_UP_EVERY_MS).unref()
    look()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round.idle()
  }

  async #look(): Promise<void> {
    const before = this.#head
    this.#head = await this.deps.events.head()
    const isBusy = before > 0 && this.#head - before > MANY
    this.#waits = isBusy ? this.#waits + 1 : 0
    if (!isBusy || this.#waits % LONGEST_WAIT === 0) await this.catchUp()
  }

  /** Resolves once everything that was committed before the call can be searched. */
  async catchUp(): Promise<void> {
    await this.#round.run()
  }

  /** Writes all of it anew, and answers how many events there are. */
  async rebuild(): Promise<number> {
    await this.deps.clickhouse.command(`TRUNCATE TABLE ${TABLE}`)
    this.#position = null
    this.#anew = true
    return this.#round.run()
  }

  async #catchUp(): Promise<number> {
    const { clickhouse, events, users } = this.deps
    let written = 0
    // Where nothing is new, which is most often, ClickHouse is not asked.
    if (this.#position !== null && (await events.listAfter(this.#position, 1)).length === 0) return written
    // Meanwhile another process may write newer events, so that the table does not tell how far it has come.
    let position = this.#anew ? 0 : await this.#stored()
    this.#anew = false
    for (;;) {
      const batch = await events.listAfter(position, BATCH)
      const acting = await users.of(batch)
      const documents = batch.map((event) => auditDocument(event, acting.get(event.actorId) ?? null))
      await clickhouse.insert(TABLE, documents)
      written += batch.length
      position = batch.at(-1)?.sequence ?? position
      this.#position = position
      if (batch.length < BATCH) return written
    }
  }

  async #stored(): Promise<number> {
    const [row] = await this.deps.clickhouse.query<{ last: number }>(`SELECT max(sequence) AS last FROM ${TABLE}`)
    return Number(row?.last ?? 0)
  }
}
