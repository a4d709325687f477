import { badInput } from '../../kernel/errors.ts'
import { storableText } from '../../kernel/text.ts'
import { parseTimePoint } from '../../kernel/time.ts'
import type { FieldContent, FieldDefinition, FieldValues } from './template-field.ts'

const MAX_TEXT = 20_000
const MAX_ITEM = 1_000
const MAX_ITEMS = 1_000

/** What is filled in at the declaration: everything required is there, and what is left out has its default. */
export function declaredValues(
  definitions: readonly FieldDefinition[],
  given: Readonly<Record<string, unknown>>,
  path: string,
): FieldValues {
  const wished = readValues(definitions, given, path)
  const values = new Map<string, FieldContent>()
  for (const definition of definitions) {
    const value = wished.has(definition.name) ? wished.get(definition.name) : defaultOf(definition)
    if (value !== null && value !== undefined) values.set(definition.name, value)
    else if (definition.required) throw missing(definition, path)
  }
  return Object.fromEntries(values)
}

/** The values with some of them replaced; null takes one away, which required fields do not allow. */
export function mergedValues(
  definitions: readonly FieldDefinition[],
  before: FieldValues,
  given: Readonly<Record<string, unknown>>,
  path: string,
): FieldValues {
  const values = new Map(Object.entries(before))
  for (const [name, value] of readValues(definitions, given, path)) {
    const definition = definitions.find((one) => one.name === name) as FieldDefinition
    if (value !== null) values.set(name, value)
    else if (definition.required) throw missing(definition, path)
    else values.delete(name)
  }
  return Object.fromEntries(values)
}

/** What a default means. Several texts are parted by commas. */
export function readFieldText(definition: FieldDefinition, text: string, path: string): FieldContent | null {
  switch (definition.type) {
    case 'NUMBER':
      return readContent(definition, text === '' ? null : Number(text), path)
    case 'TEXT_LIST':
    case 'MULTISELECT':
    case 'AUTOCOMPLETE':
      return readContent(definition, text.split(','), path)
    default:
      return readContent(definition, text, path)
  }
}

const defaultOf = (definition: FieldDefinition): FieldContent | null =>
  definition.default === null ? null : readFieldText(definition, definition.default, `default of ${definition.name}`)

function readValues(
  definitions: readonly FieldDefinition[],
  given: Readonly<Record<string, unknown>>,
  path: string,
): Map<string, FieldContent | null> {
  const known = new Map(definitions.map((definition) => [definition.name, definition]))
  return new Map(
    Object.entries(given).map(([name, value]) => {
      const definition = known.get(name)
      if (!definition) throw unknown(name, [...known.keys()], path)
      return [name, readContent(definition, value, `${path}.${name}`)]
    }),
  )
}

/** Null for what is empty. */
function readContent(definition: FieldDefinition, value: unknown, path: string): FieldContent | null {
  if (value === null || value === undefined) return null
  switch (definition.type) {
    case 'TEXT':
      return readText(value, MAX_TEXT, path)
    case 'DROPDOWN':
      return readOption(definition, readText(value, MAX_TEXT, path), path)
    case 'TEXT_LIST':
    case 'AUTOCOMPLETE':
      return readTexts(value, path)
    case 'MULTISELECT':
      return readTexts(value, path)?.map((text) => readOption(definition, text, path) as string) ?? null
    case 'NUMBER':
      if (typeof value === 'number' && Number.isFinite(value)) return value
      throw badInput(path, `Expected a number, got ${shown(value)}.`)
    case 'DATETIME':
      return readTime(value, path)
  }
}

function readText(value: unknown, longest: number, path: string): string | null {
  if (typeof value !== 'string') throw badInput(path, `Expected a text, got ${shown(value)}.`)
  const text = value.trim()
  if (text.length > longest) throw badInput(path, `Expected at most ${longest} characters, got ${text.length}.`)
  if (!storableText(text)) {
    throw badInput(path, `Expected a text without NUL and halves of characters, got ${shown(text)}.`)
  }
  return text || null
}

function readTexts(value: unknown, path: string): readonly string[] | null {
  if (!Array.isArray(value)) throw badInput(path, `Expected a list of texts, got ${shown(value)}.`)
  if (value.length > MAX_ITEMS) throw badInput(path, `Expected at most ${MAX_ITEMS} texts, got ${value.length}.`)
  const texts = value.map((item, index) => readText(item, MAX_ITEM, `${path}.${index}`))
  const different = [...new Set(texts)].filter((text) => text !== null)
  return different.length ? different : null
}

function readOption({ options }: FieldDefinition, text: string | null, path: string): string | null {
  if (text === null || options.includes(text)) return text
  throw badInput(path, `Expected one of ${options.slice(0, 20).join(', ')}, got ${shown(text)}.`)
}

function readTime(value: unknown, path: string): string | null {
  if (value === '') return null
  // Relative times would mean another time whenever they are read.
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value)) {
    return parseTimePoint(value, new Date(0), path).toISOString()
  }
  throw badInput(path, `Expected a date-time with an offset, such as 2026-03-01T09:30:00Z, got ${shown(value)}.`)
}

const missing = ({ name, label }: FieldDefinition, path: string) =>
  badInput(`${path}.${name}`, `Expected a value of the required field ${name} (${label}), got none.`)

const unknown = (name: string, known: readonly string[], path: string) =>
  badInput(
    `${path}.${name.slice(0, 80)}`,
    `Expected one of the template's fields (${known.join(', ') || 'it has none'}), got ${shown(name)}.`,
  )

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 100)
