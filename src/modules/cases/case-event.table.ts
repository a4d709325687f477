import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Actor } from '../../kernel/viewer.ts'
import type { CaseEventKind } from './case-event.ts'

@Entity('case_events')
export class CaseEventRow {
  @PrimaryColumn('text')
  id: string

  @Column('text', { name: 'case_id' })
  caseId: string

  @Column('timestamptz')
  at: Date

  @Column('text')
  kind: CaseEventKind

  @Column('jsonb')
  actor: Actor

  @Column('text', { name: 'author_id', nullable: true })
  authorId: string | null

  @Column('text', { nullable: true })
  body: string | null

  @Column('text', { nullable: true })
  field: string | null

  @Column('text', { name: 'previous_value', nullable: true })
  previousValue: string | null

  @Column('text', { name: 'new_value', nullable: true })
  newValue: string | null

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null

  @Column('text', { name: 'signal_ids', array: true })
  signalIds: readonly string[]

  @Column('integer', { name: 'signal_count' })
  signalCount: number
}
