import type { ValueType } from '../../actions/index.ts'

/** How a type is called in a message. */
export const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  STRING: 'a text',
  NUMBER: 'a number',
  BOOLEAN: 'true or false',
  OBJECT: 'an object',
  ARRAY: 'an array',
}

export function isOfType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'STRING':
      return typeof value === 'string'
    case 'NUMBER':
      return typeof value === 'number' && Number.isFinite(value)
    case 'BOOLEAN':
      return typeof value === 'boolean'
    case 'ARRAY':
      return Array.isArray(value)
    case 'OBJECT':
      return value !== null && typeof value === 'object' && !Array.isArray(value)
  }
}

/** What a text means for a type; undefined when it means nothing. */
export function readText(text: string, type: ValueType): unknown {
  if (type === 'STRING') return text
  try {
    const value: unknown = JSON.parse(text)
    return isOfType(value, type) ? value : undefined
  } catch {
    return undefined
  }
}

/** Allowed values are written as texts, whatever the type. */
export const isAllowed = (value: unknown, allowed: readonly string[] | null | undefined): boolean =>
  !allowed || allowed.includes(typeof value === 'string' ? value : JSON.stringify(value))
