export const INCIDENT_FIELD_TYPES = [
  'TEXT',
  'TEXT_LIST',
  'DROPDOWN',
  'MULTISELECT',
  'AUTOCOMPLETE',
  'NUMBER',
  'DATETIME',
] as const
export type IncidentFieldType = (typeof INCIDENT_FIELD_TYPES)[number]

export type FieldContent = string | number | readonly string[]
export type FieldValues = Readonly<Record<string, FieldContent>>

/** Something that a template asks of an incident. */
export interface FieldDefinition {
  readonly name: string
  readonly label: string
  readonly type: IncidentFieldType
  readonly required: boolean
  readonly options: readonly string[]
  /** As a person would write it. */
  readonly default: string | null
}

/** The wish for a definition, as a client writes it. */
export interface FieldRequest {
  readonly name: string
  readonly label?: string | null
  readonly type: IncidentFieldType
  readonly required?: boolean | null
  readonly options?: readonly string[] | null
  readonly default?: string | null
}
