import type { FieldDefinition } from './template-field.ts'

/** What a kind of incident is asked for. */
export interface IncidentTemplate {
  readonly id: string
  /** Counts the changes, from 1. */
  readonly version: number
  readonly name: string
  /** Whether incidents take it that name none. */
  readonly isDefault: boolean
  readonly fields: readonly FieldDefinition[]
  /** Comes with Signalbox and stays as it is. */
  readonly builtIn: boolean
}

/** Default until another template is. */
export const BUILT_IN_TEMPLATE: IncidentTemplate = {
  id: 'tpl_00000000000000000000000000',
  version: 1,
  name: 'Security incident',
  isDefault: true,
  builtIn: true,
  fields: [
    {
      name: 'detection_method',
      label: 'How it was noticed',
      type: 'DROPDOWN',
      required: false,
      options: ['unknown', 'signal', 'employee', 'customer', 'partner', 'monitor'],
      default: 'unknown',
    },
    { name: 'summary', label: 'What happened', type: 'TEXT', required: false, options: [], default: null },
    { name: 'root_cause', label: 'Why it happened', type: 'TEXT', required: false, options: [], default: null },
    { name: 'services', label: 'Affected services', type: 'AUTOCOMPLETE', required: false, options: [], default: null },
    { name: 'teams', label: 'Teams at work', type: 'AUTOCOMPLETE', required: false, options: [], default: null },
  ],
}
