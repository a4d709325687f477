import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { AuditAction } from './action.ts'
import type { Change } from './change.ts'

@Entity('audit_events')
export class AuditEventRow {
  @PrimaryColumn('text')
  id: string

  /** Place in the chain, from 1 on without a gap, in the order of the commits. */
  @Column('bigint')
  sequence: number

  @Column('timestamptz')
  at: Date

  @Column('text', { name: 'actor_kind' })
  actorKind: string

  @Column('text', { name: 'actor_id' })
  actorId: string

  @Column('text', { name: 'actor_name' })
  actorName: string

  @Column('text')
  action: AuditAction

  @Column('text', { name: 'asset_type' })
  assetType: string

  @Column('text', { name: 'asset_id' })
  assetId: string

  @Column('text', { name: 'asset_name' })
  assetName: string

  @Column('jsonb')
  changes: readonly Change[]

  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null

  @Column('text', { name: 'client_ip', nullable: true })
  clientIp: string | null

  @Column('text', { name: 'previous_hash' })
  previousHash: string

  @Column('text')
  hash: string
}
