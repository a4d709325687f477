import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { AssetEffect } from './critical-asset.ts'

@Entity('critical_assets')
export class CriticalAssetRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('text')
  query: string

  @Column('text', { name: 'rule_query' })
  ruleQuery: string

  @Column('text')
  effect: AssetEffect

  @Column('boolean')
  enabled: boolean

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date
}
