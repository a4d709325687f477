import {
  ANY_TEXT,
  exactText,
  expressionTest,
  type FieldClause,
  type Pattern,
  type StructuredQuery,
  writePattern,
} from '../search/index.ts'
import { encoded, windashSpellings } from './encode.ts'
import { type Modifiers, readModifiers } from './modifiers.ts'
import type { Yaml } from './read/yaml.ts'
import { SigmaError, shown } from './sigma-error.ts'
import { readText } from './text-value.ts'

/** Where a field of a rule is found in our logs, as references of the search language, any of them. */
export type FieldReader = (field: string) => readonly string[]

/** What `|expand` puts in the place of `%name%`. */
export type Placeholders = ReadonlyMap<string, readonly string[]>

/** `Image|endswith: [\cmd.exe, \powershell.exe]`; a key without a field looks anywhere. */
export function readItem(key: string, value: Yaml, fields: FieldReader, placeholders: Placeholders): StructuredQuery {
  const [name = '', ...words] = key.split('|')
  const modifiers = readModifiers(words.map((word) => word.trim().toLowerCase()).filter((word) => word !== ''))
  const values = Array.isArray(value) ? (value as readonly Yaml[]) : [value]
  if (values.length === 0) throw new SigmaError(`Expected a value for ${shown(key)}, got an empty list.`)
  const place: Place = name === '' ? { anywhere: true } : { fields: fields(name) }
  if (!modifiers.all) return readValues(place, modifiers, values, fields, placeholders)
  return conjunction(values.map((one) => readValues(place, modifiers, [one], fields, placeholders)))
}

type Place = { readonly fields: readonly string[] } | { readonly anywhere: true }

export const conjunction = (parts: readonly StructuredQuery[]): StructuredQuery =>
  parts.length === 1 ? (parts[0] as StructuredQuery) : { all: parts }

export const disjunction = (parts: readonly StructuredQuery[]): StructuredQuery =>
  parts.length === 1 ? (parts[0] as StructuredQuery) : { any: parts }

/** Any of the values. */
function readValues(
  place: Place,
  modifiers: Modifiers,
  values: readonly Yaml[],
  fields: FieldReader,
  placeholders: Placeholders,
): StructuredQuery {
  const { comparison } = modifiers
  if ('anywhere' in place) return anywhere(modifiers, values, placeholders)
  switch (comparison) {
    case 'exists':
      return disjunction(values.map((value) => existence(place.fields, value)))
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return disjunction(values.map((value) => ({ ...place, operator: comparison, value: numberOf(value) })))
    case 'cidr':
      return { ...place, operator: 'cidr', values: expandedTexts(values, modifiers, placeholders).map(blockOf) }
    case 're':
      return { ...place, ...regex(expandedTexts(values, modifiers, placeholders), modifiers) }
    default: {
      if (modifiers.fieldref)
        return disjunction(values.map((value) => fieldClause(place.fields, value, modifiers, fields)))
      const given = values.filter((value) => value !== null)
      const clauses = textClauses(place.fields, patternsOf(given, modifiers, placeholders), modifiers)
      return disjunction(
        given.length === values.length ? clauses : [...clauses, { ...place, operator: 'empty' } as const],
      )
    }
  }
}

function anywhere(modifiers: Modifiers, values: readonly Yaml[], placeholders: Placeholders): StructuredQuery {
  if (modifiers.comparison === 're') {
    const { values: anywhere, ...rest } = regex(expandedTexts(values, modifiers, placeholders), modifiers)
    return { anywhere, ...rest }
  }
  if (modifiers.comparison !== 'equals' && modifiers.comparison !== 'contains') {
    throw new SigmaError(`Expected a field before ${modifiers.comparison}.`)
  }
  const patterns = patternsOf(values, { ...modifiers, comparison: 'contains' }, placeholders)
  return disjunction(
    byOperator(patterns).map(([operator, anywhere]) => ({
      anywhere,
      operator,
      ...(modifiers.cased ? { cased: true } : {}),
    })),
  )
}

function existence(fields: readonly string[], value: Yaml): StructuredQuery {
  const clause: FieldClause = { fields, operator: 'exists' }
  if (value === true || value === 'true') return clause
  if (value === false || value === 'false') return { not: clause }
  throw new SigmaError(`Expected true or false for exists, got ${shown(value)}.`)
}

function numberOf(value: Yaml): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number(scalarText(value))
  if (Number.isFinite(number)) return number
  throw new SigmaError(`Expected a number to compare with, got ${shown(value)}.`)
}

function blockOf(text: string): string {
  if (/^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$|^[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d{1,3})?$/i.test(text)) return text
  throw new SigmaError(`Expected a network such as 10.0.0.0/8, got ${shown(text)}.`)
}

function regex(sources: readonly string[], { flags }: Modifiers) {
  if (sources.length > MAX_EXPRESSIONS) {
    throw new SigmaError(`Expected at most ${MAX_EXPRESSIONS} regular expressions at one place, got ${sources.length}.`)
  }
  for (const source of sources) {
    try {
      expressionTest({ source, flags })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new SigmaError(`Expected a regular expression of RE2, got ${shown(source)}: ${reason}`)
    }
  }
  return { operator: 'regex', values: sources, ...(flags === '' ? {} : { flags }) } as const
}

const FIELD_OPERATORS = {
  equals: 'equalsField',
  contains: 'containsField',
  startswith: 'startsWithField',
  endswith: 'endsWithField',
} as const

function fieldClause(own: readonly string[], value: Yaml, modifiers: Modifiers, fields: FieldReader): StructuredQuery {
  if (typeof value !== 'string' || value === '')
    throw new SigmaError(`Expected the name of a field, got ${shown(value)}.`)
  const operator = FIELD_OPERATORS[modifiers.comparison as keyof typeof FIELD_OPERATORS]
  return { fields: own, operator, other: fields(value), ...(modifiers.cased ? { cased: true } : {}) }
}

function patternsOf(values: readonly Yaml[], modifiers: Modifiers, placeholders: Placeholders): Pattern[] {
  const patterns: Pattern[] = []
  for (const text of expandedTexts(values, modifiers, placeholders)) {
    const pattern = readText(text)
    for (const spelling of modifiers.windash ? windashSpellings(pattern) : [pattern]) {
      const forms = modifiers.encodings.length > 0 ? encoded(spelling, modifiers.encodings) : [spelling]
      patterns.push(...forms.map((form) => opened(form, modifiers.comparison)))
    }
    if (patterns.length > MAX_PATTERNS)
      throw new SigmaError(`Expected at most ${MAX_PATTERNS} values at one place, got more.`)
  }
  return patterns
}

const MAX_PATTERNS = 20_000
const MAX_EXPRESSIONS = 200

function opened(pattern: Pattern, comparison: Modifiers['comparison']): Pattern {
  const start = comparison === 'contains' || comparison === 'endswith'
  const end = comparison === 'contains' || comparison === 'startswith'
  const result = [...pattern]
  if (start && result[0] !== ANY_TEXT) result.unshift(ANY_TEXT)
  if (end && result.at(-1) !== ANY_TEXT) result.push(ANY_TEXT)
  return result
}

function expandedTexts(values: readonly Yaml[], { expand }: Modifiers, placeholders: Placeholders): string[] {
  const texts = values.map(scalarText)
  return expand ? texts.flatMap((text) => filledIn(text, placeholders)) : texts
}

function filledIn(text: string, placeholders: Placeholders): string[] {
  const found = /%([^%\s]+)%/.exec(text)
  if (!found) return [text]
  const name = found[1] as string
  const values = placeholders.get(name)
  if (!values)
    throw new SigmaError(
      `Expected values for the placeholder %${name}%, got none: they are known only where the rule is used.`,
    )
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
  return values.flatMap((value) => filledIn(after, placeholders).map((rest) => before + value + rest))
}

function scalarText(value: Yaml): string {
  if (value === null || typeof value === 'object')
    throw new SigmaError(`Expected a text or a number, got ${shown(value)}.`)
  return String(value)
}

type Operator = 'equals' | 'contains' | 'startsWith' | 'endsWith' | 'like'

function textClauses(fields: readonly string[], patterns: readonly Pattern[], { cased }: Modifiers): StructuredQuery[] {
  const anything = patterns.some((pattern) => pattern.length === 1 && pattern[0] === ANY_TEXT)
  if (anything) return [{ fields, operator: 'exists' }]
  return byOperator(patterns).map(([operator, values]) => ({
    fields,
    operator,
    values,
    ...(cased ? { cased: true } : {}),
  }))
}

/** Each pattern under the plainest operator that says it. */
function byOperator(patterns: readonly Pattern[]): [Operator, string[]][] {
  const groups = new Map<Operator, string[]>()
  for (const pattern of patterns) {
    const [operator, value] = plainest(pattern)
    const values = groups.get(operator) ?? []
    groups.set(operator, values)
    if (!values.includes(value)) values.push(value)
  }
  return [...groups]
}

function plainest(pattern: Pattern): [Operator, string] {
  const exact = exactText(pattern)
  if (exact !== null) return ['equals', exact]
  const [first, second, third] = pattern
  if (pattern.length === 3 && first === ANY_TEXT && typeof second === 'string' && third === ANY_TEXT)
    return ['contains', second]
  if (pattern.length === 2 && typeof first === 'string' && second === ANY_TEXT) return ['startsWith', first]
  if (pattern.length === 2 && first === ANY_TEXT && typeof second === 'string') return ['endsWith', second]
  return ['like', writePattern(pattern)]
}
