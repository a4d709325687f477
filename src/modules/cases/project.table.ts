import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('case_projects')
export class CaseProjectRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  key: string

  @Column('text')
  name: string

  /** Of the last case that got a key here. */
  @Column('integer', { name: 'last_number' })
  lastNumber: number

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date
}

@Entity('case_project_stars')
export class CaseProjectStarRow {
  @PrimaryColumn('text', { name: 'user_id' })
  userId: string

  @PrimaryColumn('text', { name: 'project_id' })
  projectId: string
}
