import type { Field } from '../../search/index.ts'
import type { SearchIndex } from './search-index.ts'

export const fieldLabel = (field: Field): string => field.label

/** How people call a value of a field. */
export function valueLabel(index: SearchIndex, field: Field, value: string): string {
  if (field.kind === 'DATE') return new Date(Number(value)).toISOString()
  return index.label(field.name, value) ?? (value === '' ? '(empty)' : value)
}

/** `under_review` as Under Review. */
export const wordsLabel = (value: string): string =>
  value
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
