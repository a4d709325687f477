import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('signal_history')
export class SignalHistoryRow {
  @PrimaryColumn('text')
  id: string

  @Column('text', { name: 'signal_id' })
  signalId: string

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date

  @Column('text')
  action: string

  @Column('text', { name: 'actor_kind' })
  actorKind: string

  @Column('text', { name: 'actor_id' })
  actorId: string

  @Column('text', { name: 'actor_name' })
  actorName: string

  @Column('text', { nullable: true })
  field: string | null

  @Column('text', { name: 'previous_value', nullable: true })
  previousValue: string | null

  @Column('text', { name: 'new_value', nullable: true })
  newValue: string | null

  @Column('text', { nullable: true })
  reason: string | null
}
