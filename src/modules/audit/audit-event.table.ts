import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Change } from './change.ts'

@Entity('audit_events')
export class AuditEventRow {
  @PrimaryColumn('text')
  id: string

  @Column('timestamptz')
  at: Date

  @Column('text', { name: 'actor_kind' })
  actorKind: string

  @Column('text', { name: 'actor_id' })
  actorId: string

  @Column('text', { name: 'actor_name' })
  actorName: string

  @Column('text')
  action: string

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
}
