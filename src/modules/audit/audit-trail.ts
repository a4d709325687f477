import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import { UntilCommit } from '../../stores/until-commit.ts'
import type { AuditAction } from './action.ts'
import { appendAuditEvents, lockChainEnd } from './audit.repository.ts'
import { chainEvents, type UnchainedEvent } from './chain.ts'
import type { Change } from './change.ts'

/** What was done to what; `assetType` is a word such as `security_signal` or `saved_view`. */
export interface AuditEntry {
  readonly action: AuditAction
  readonly assetType: string
  readonly assetId: string
  readonly assetName: string
  readonly changes: readonly Change[]
}

/**
 * Who did what. Entries belong to the transaction of the change, so that neither exists without the other. They are written right before its
 * commit, since the end of the chain is locked from then on: other transactions work on meanwhile, and wait only to commit.
 */
export class AuditTrail {
  readonly #chain = new UntilCommit<UnchainedEvent>(async (tx, events) => {
    await appendAuditEvents(tx, chainEvents(await lockChainEnd(tx), events))
  }, 'LAST')

  constructor(private readonly clock: Clock) {}

  record(tx: Transaction, viewer: Viewer, entry: AuditEntry): Promise<void> {
    return this.recordAll(tx, viewer, [entry])
  }

  async recordAll(tx: Transaction, viewer: Viewer, entries: readonly AuditEntry[]): Promise<void> {
    const { kind, id, name } = viewer.actor
    const at = this.clock.now()
    const doer = {
      actorKind: kind,
      actorId: storable(id),
      actorName: storable(name),
      requestId: viewer.requestId && storable(viewer.requestId),
      clientIp: viewer.clientIp,
    }
    const events = entries.map(
      (entry): UnchainedEvent => ({
        id: newId('aud', this.clock),
        at,
        action: entry.action,
        assetType: entry.assetType,
        assetId: storable(entry.assetId),
        assetName: storable(entry.assetName),
        changes: entry.changes.map(({ field, previousValue, newValue }) => ({
          field: storable(field),
          previousValue: previousValue && storable(previousValue),
          newValue: newValue && storable(newValue),
        })),
        ...doer,
      }),
    )
    this.#chain.add(tx, events)
  }
}

const NO_CHARACTER = /\0|\p{Surrogate}/gu

/** Postgres holds no NUL and no half of a character, and what is hashed has to be what is stored. */
const storable = (text: string): string => text.replace(NO_CHARACTER, '\ufffd')
