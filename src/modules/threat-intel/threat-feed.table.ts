import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { IndicatorFormat } from './formats/formats.ts'
import type { Intention } from './indicator.ts'

@Entity('threat_feeds')
export class ThreatFeedRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('text', { nullable: true })
  vendor: string | null

  @Column('text', { nullable: true })
  url: string | null

  @Column('text')
  format: IndicatorFormat

  @Column('text')
  category: string

  @Column('text')
  intention: Intention

  /** Milliseconds. */
  @Column('bigint', { name: 'refresh_every', nullable: true })
  refreshEvery: number | null

  @Column('boolean')
  enabled: boolean

  @Column('integer', { name: 'indicator_count' })
  indicatorCount: number

  /** Grows with every change of the feed or its indicators; by it every process sees that its copy is old. */
  @Column('bigint')
  revision: number

  @Column('timestamptz', { name: 'last_synced_at', nullable: true })
  lastSyncedAt: Date | null

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null

  /** When it is to be fetched next; null when nobody waits for that. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt: Date | null

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date
}
