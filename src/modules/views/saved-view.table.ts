import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Visualization } from './visualization.ts'

@Entity('saved_views')
export class SavedViewRow {
  @PrimaryColumn('text')
  id: string

  @Column('text')
  name: string

  @Column('text')
  query: string

  @Column('text', { name: 'range_from' })
  rangeFrom: string

  @Column('text', { name: 'range_to' })
  rangeTo: string

  @Column('text')
  visualization: Visualization

  @Column('text', { array: true })
  columns: string[]

  @Column('text', { array: true })
  facets: string[]

  @Column('jsonb', { nullable: true })
  sort: SavedSort | null

  @Column('text', { name: 'owner_id' })
  ownerId: string

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date
}

export interface SavedSort {
  field: string
  direction: 'ASC' | 'DESC'
}

@Entity('saved_view_stars')
export class SavedViewStarRow {
  @PrimaryColumn('text', { name: 'user_id' })
  userId: string

  @PrimaryColumn('text', { name: 'view_id' })
  viewId: string
}

@Entity('default_views')
export class DefaultViewRow {
  @PrimaryColumn('text', { name: 'user_id' })
  userId: string

  @Column('text', { name: 'view_id' })
  viewId: string
}
