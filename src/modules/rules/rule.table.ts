import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Actor } from '../../kernel/viewer.ts'
import type { RuleCase, RuleOptions, RuleQuery } from './rule.ts'

@Entity('rules')
export class RuleRow {
  @PrimaryColumn({ type: 'text' })
  id: string

  @Column({ type: 'integer' })
  version: number

  @Column({ type: 'text' })
  name: string

  @Column({ type: 'text' })
  message: string

  @Column({ type: 'boolean' })
  enabled: boolean

  @Column({ name: 'is_default', type: 'boolean' })
  isDefault: boolean

  @Column({ type: 'text' })
  type: string

  @Column({ type: 'text' })
  method: string

  @Column({ type: 'text', array: true })
  tags: string[]

  @Column({ name: 'default_tags', type: 'text', array: true })
  defaultTags: string[]

  @Column({ name: 'sigma_id', type: 'text', nullable: true })
  sigmaId: string | null

  @Column({ type: 'jsonb' })
  creator: Actor

  @Column({ type: 'jsonb' })
  queries: RuleQuery[]

  @Column({ type: 'jsonb' })
  cases: RuleCase[]

  @Column({ type: 'jsonb' })
  options: RuleOptions

  @Column({ name: 'created_at', type: 'timestamp with time zone', precision: 3 })
  createdAt: Date

  @Column({ name: 'updated_at', type: 'timestamp with time zone', precision: 3 })
  updatedAt: Date
}

/** What a rule said at each of its versions. */
@Entity('rule_versions')
export class RuleVersionRow {
  @PrimaryColumn({ name: 'rule_id', type: 'text' })
  ruleId: string

  @PrimaryColumn({ type: 'integer' })
  version: number

  @Column({ type: 'jsonb' })
  rule: object

  @Column({ type: 'timestamp with time zone', precision: 3 })
  at: Date

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: string

  @Column({ name: 'actor_id', type: 'text' })
  actorId: string

  @Column({ name: 'actor_name', type: 'text' })
  actorName: string
}
