import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { FieldDefinition, FieldValues } from './template-field.ts'

@Entity('incidents')
export class IncidentRow {
  @PrimaryColumn('text')
  id: string

  @Column('integer', { name: 'public_id' })
  publicId: number

  @Column('integer')
  version: number

  @Column('text')
  title: string

  @Column('text')
  severity: string

  @Column('text')
  state: string

  @Column('text', { name: 'commander_id', nullable: true })
  commanderId: string | null

  @Column('boolean', { name: 'customer_impacted' })
  customerImpacted: boolean

  @Column('timestamptz', { name: 'customer_impact_start', nullable: true })
  customerImpactStart: Date | null

  @Column('timestamptz', { name: 'customer_impact_end', nullable: true })
  customerImpactEnd: Date | null

  @Column('text', { name: 'template_id' })
  templateId: string

  @Column('text', { name: 'template_name' })
  templateName: string

  @Column('jsonb', { name: 'field_definitions' })
  fieldDefinitions: readonly FieldDefinition[]

  @Column('jsonb')
  fields: FieldValues

  @Column('integer', { name: 'signal_count' })
  signalCount: number

  @Column('timestamptz', { name: 'signals_from', nullable: true })
  signalsFrom: Date | null

  @Column('timestamptz', { name: 'signals_to', nullable: true })
  signalsTo: Date | null

  @Column('text', { name: 'creator_id', nullable: true })
  creatorId: string | null

  @Column('text', { name: 'declared_kind' })
  declaredKind: string

  @Column('text', { name: 'declared_id' })
  declaredId: string

  @Column('text', { name: 'declared_name' })
  declaredName: string

  @Column('timestamptz', { name: 'detected_at' })
  detectedAt: Date

  @Column('timestamptz', { name: 'declared_at' })
  declaredAt: Date

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt: Date | null
}
