import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('users')
export class UserRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('text')
  handle: string

  @Column('text')
  email: string

  @Column('boolean')
  disabled: boolean

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date
}
