import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { FieldDefinition } from './template-field.ts'

@Entity('incident_templates')
export class IncidentTemplateRow {
  @PrimaryColumn('text')
  id: string

  @Column('integer')
  version: number

  @Column('text')
  name: string

  @Column('boolean', { name: 'is_default' })
  isDefault: boolean

  @Column('jsonb')
  fields: readonly FieldDefinition[]

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date
}
