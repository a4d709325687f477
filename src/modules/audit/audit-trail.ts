import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import { insertAuditEvents } from './audit.repository.ts'
import type { Change } from './change.ts'

/** What was done to what; `assetType` is a word such as `security_signal` or `saved_view`. */
export interface AuditEntry {
  readonly action: 'created' | 'modified' | 'deleted'
  readonly assetType: string
  readonly assetId: string
  readonly assetName: string
  readonly changes: readonly Change[]
}

/** Who did what. Entries belong to the transaction of the change, so that neither exists without the other. */
export class AuditTrail {
  constructor(private readonly clock: Clock) {}

  record(tx: Transaction, viewer: Viewer, entry: AuditEntry): Promise<void> {
    return this.recordAll(tx, viewer, [entry])
  }

  async recordAll(tx: Transaction, viewer: Viewer, entries: readonly AuditEntry[]): Promise<void> {
    if (!entries.length) return
    const { kind, id, name } = viewer.actor
    const at = this.clock.now()
    const rows = entries.map((entry) => ({
      ...entry,
      id: newId('aud', this.clock),
      at,
      actorKind: kind,
      actorId: id,
      actorName: name,
      requestId: viewer.requestId,
      clientIp: viewer.clientIp,
    }))
    await insertAuditEvents(tx, rows)
  }
}
