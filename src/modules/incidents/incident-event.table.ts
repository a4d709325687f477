import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('incident_events')
export class IncidentEventRow {
  @PrimaryColumn('text')
  id: string

  @Column('text', { name: 'incident_id' })
  incidentId: string

  @Column('timestamptz')
  at: Date

  @Column('text')
  kind: string

  @Column('text', { name: 'actor_kind' })
  actorKind: string

  @Column('text', { name: 'actor_id' })
  actorId: string

  @Column('text', { name: 'actor_name' })
  actorName: string

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

  @Column('text', { name: 'signal_ids', array: true })
  signalIds: readonly string[]

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null
}
