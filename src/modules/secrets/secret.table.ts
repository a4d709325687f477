import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Actor } from '../../kernel/viewer.ts'

@Entity('secrets')
export class SecretRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('bytea')
  sealed: Buffer

  /** Of the key that it was sealed with. */
  @Column('text', { name: 'key_fingerprint' })
  keyFingerprint: string

  @Column('jsonb', { name: 'created_by' })
  createdBy: Actor

  @Column('jsonb', { name: 'updated_by' })
  updatedBy: Actor

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date
}
