import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('suppressions')
export class SuppressionRow {
  @PrimaryColumn('text')
  id: string

  @Column('integer')
  version: number

  @Column('text')
  name: string

  @Column('text', { nullable: true })
  description: string | null

  @Column('boolean')
  enabled: boolean

  @Column('text', { name: 'rule_query' })
  ruleQuery: string

  @Column('text', { name: 'suppression_query', nullable: true })
  suppressionQuery: string | null

  @Column('text', { name: 'data_exclusion_query', nullable: true })
  dataExclusionQuery: string | null

  @Column('timestamptz', { name: 'starts_at', nullable: true })
  startsAt: Date | null

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null

  @Column('text', { array: true })
  tags: string[]

  @Column('text', { name: 'creator_id', nullable: true })
  creatorId: string | null

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date
}
