import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('teams')
export class TeamRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('text')
  handle: string

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date
}

@Entity('team_members')
export class TeamMemberRow {
  @PrimaryColumn('text', { name: 'team_id' })
  teamId: string

  @PrimaryColumn('text', { name: 'user_id' })
  userId: string
}
