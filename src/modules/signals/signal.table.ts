import { Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import type { HighCardinality, SignalEntity, SignalQuery, SignalRuleCase, SignalSample } from './signal.ts'

@Entity('signals')
@Unique(['ruleId', 'ruleVersion', 'groupHash', 'episode'])
export class SignalRow {
  @PrimaryColumn('text')
  id: string

  @Column({ type: 'timestamptz', precision: 3 })
  timestamp: Date

  @Column({ type: 'timestamptz', name: 'first_seen', precision: 3 })
  firstSeen: Date

  @Column({ type: 'timestamptz', name: 'last_seen', precision: 3 })
  lastSeen: Date

  @Column({ type: 'timestamptz', name: 'triggered_at', precision: 3 })
  triggeredAt: Date

  @Column('text', { name: 'rule_id' })
  ruleId: string

  @Column('integer', { name: 'rule_version' })
  ruleVersion: number

  @Column('text', { name: 'rule_name' })
  ruleName: string

  @Column('text', { name: 'rule_type' })
  ruleType: string

  @Column('text')
  method: string

  @Column('text', { name: 'group_hash' })
  groupHash: string

  @Column('integer')
  episode: number

  @Column('text')
  title: string

  @Column('text')
  message: string

  /** Rank, so that it sorts. */
  @Column('smallint')
  severity: number

  @Column('smallint', { name: 'original_severity' })
  originalSeverity: number

  @Column('jsonb', { name: 'rule_case' })
  ruleCase: SignalRuleCase

  @Column('jsonb')
  queries: readonly SignalQuery[]

  @Column('text', { nullable: true })
  source: string | null

  @Column('text', { array: true })
  service: readonly string[]

  @Column('text', { nullable: true })
  host: string | null

  @Column('text', { array: true })
  tags: readonly string[]

  @Column('jsonb')
  entities: readonly SignalEntity[]

  @Column('jsonb')
  attributes: Readonly<Record<string, unknown>>

  @Column('jsonb', { name: 'high_cardinality' })
  highCardinality: HighCardinality

  @Column('jsonb')
  samples: readonly SignalSample[]

  @Column('integer', { name: 'events_matched' })
  eventsMatched: number

  @Column('integer', { default: 1 })
  version: number

  @Column('text', { default: 'OPEN' })
  state: string

  @Column('text', { name: 'assignee_id', nullable: true })
  assigneeId: string | null

  @Column('text', { name: 'archive_reason', default: 'NONE' })
  archiveReason: string

  @Column('text', { name: 'archive_comment', nullable: true })
  archiveComment: string | null

  @Column({ type: 'timestamptz', name: 'triage_changed_at', precision: 3, nullable: true })
  triageChangedAt: Date | null

  @Column('text', { name: 'triage_actor_kind', nullable: true })
  triageActorKind: string | null

  @Column('text', { name: 'triage_actor_id', nullable: true })
  triageActorId: string | null

  @Column('text', { name: 'triage_actor_name', nullable: true })
  triageActorName: string | null

  @Column('text', { name: 'case_ids', array: true })
  caseIds: readonly string[]

  @Column('integer', { name: 'incident_ids', array: true })
  incidentIds: readonly number[]

  @Column({ type: 'timestamptz', name: 'acknowledged_at', precision: 3, nullable: true })
  acknowledgedAt: Date | null

  @Column({ type: 'timestamptz', name: 'resolved_at', precision: 3, nullable: true })
  resolvedAt: Date | null
}
