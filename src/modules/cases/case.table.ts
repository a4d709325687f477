import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Actor } from '../../kernel/viewer.ts'
import type { CaseCloseReason, CasePriority, CaseStatus } from './case.ts'

@Entity('cases')
export class CaseRow {
  @PrimaryColumn('text')
  id: string

  @Column('integer')
  version: number

  @Column('integer')
  revision: number

  @Column('text', { name: 'project_id' })
  projectId: string

  @Column('text')
  key: string

  @Column('text', { name: 'former_keys', array: true })
  formerKeys: readonly string[]

  @Column('text')
  title: string

  @Column('text', { nullable: true })
  description: string | null

  @Column('text')
  status: CaseStatus

  @Column('text')
  priority: CasePriority

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason: CaseCloseReason | null

  @Column('text', { name: 'assignee_id', nullable: true })
  assigneeId: string | null

  @Column('text', { name: 'creator_id', nullable: true })
  creatorId: string | null

  @Column('jsonb', { name: 'created_by' })
  createdBy: Actor

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null

  @Column('integer', { name: 'signal_count' })
  signalCount: number

  @Column('timestamptz', { name: 'signals_from', nullable: true })
  signalsFrom: Date | null

  @Column('timestamptz', { name: 'signals_to', nullable: true })
  signalsTo: Date | null

  @Column('text', { name: 'merged_into_id', nullable: true })
  mergedIntoId: string | null
}
