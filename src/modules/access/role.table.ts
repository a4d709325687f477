import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('roles')
export class RoleRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('boolean')
  managed: boolean

  @Column('text', { array: true })
  permissions: string[]

  @Column('text', { name: 'restriction_query', nullable: true })
  restrictionQuery: string | null
}

@Entity('user_roles')
export class UserRoleRow {
  @PrimaryColumn('text', { name: 'user_id' })
  userId: string

  @PrimaryColumn('text', { name: 'role_id' })
  roleId: string
}
