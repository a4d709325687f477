import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { SignalQuery, StoredSignal } from '../signals/index.ts'

@Entity('silent_episodes')
export class SilentEpisodeRow {
  @PrimaryColumn('text', { name: 'rule_id' })
  ruleId: string

  @PrimaryColumn('integer', { name: 'rule_version' })
  ruleVersion: number

  @PrimaryColumn('text', { name: 'group_hash' })
  groupHash: string

  @PrimaryColumn('integer')
  episode: number

  @Column('timestamptz')
  at: Date

  @Column('text')
  reason: 'SUPPRESSED' | 'FOLDED'

  @Column('text', { name: 'suppression_ids', array: true })
  suppressionIds: string[]

  @Column('text', { name: 'parent_id', nullable: true })
  parentId: string | null

  @Column('timestamptz', { name: 'first_seen' })
  firstSeen: Date

  @Column('timestamptz', { name: 'last_seen' })
  lastSeen: Date

  @Column('timestamptz', { name: 'triggered_at' })
  triggeredAt: Date

  @Column('text')
  title: string

  @Column('smallint')
  severity: number

  @Column('smallint', { name: 'original_severity' })
  originalSeverity: number

  @Column('jsonb', { name: 'rule_case' })
  ruleCase: StoredSignal['ruleCase']

  @Column('jsonb')
  queries: readonly SignalQuery[]

  @Column('integer', { name: 'events_matched' })
  eventsMatched: number
}
