import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('api_keys')
export class ApiKeyRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  /** The first characters of the token: enough to recognise a key, useless to guess it. */
  @Column('text')
  prefix: string

  @Column('bytea')
  hash: Buffer

  @Column('text', { name: 'owner_id' })
  ownerId: string

  /** The roles of the owner that the key is limited to; null for all of them. */
  @Column('text', { name: 'role_ids', array: true, nullable: true })
  roleIds: string[] | null

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null
}
