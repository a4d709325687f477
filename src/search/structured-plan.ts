import { parseBlock } from './address.ts'
import { anyField } from './any-field.ts'
import type { FieldCatalog } from './catalog.ts'
import type { Field } from './field.ts'
import { either, type Likeness, leaf, type Plan, planExists, type TextualTest } from './plan.ts'
import { ANY_CHARACTER, ANY_TEXT, type Pattern, type Wildcard } from './query.ts'
import type { AnywhereClause, FieldClause, FieldOperator, StructuredQuery, TextOperator } from './structured.ts'
import { foldedPattern } from './word-pattern.ts'

/** Written by the intake, not by who wrote the log: a text anywhere in a log is not looked for in these. */
const CONCLUSIONS = ['evt.outcome', 'evt.category', 'network.ip.list', 'threat_intel.']

export function planStructured(query: StructuredQuery, catalog: FieldCatalog): Plan {
  if ('all' in query) return { kind: 'and', plans: query.all.map((part) => planStructured(part, catalog)) }
  if ('any' in query) return either(query.any.map((part) => planStructured(part, catalog)))
  if ('not' in query) return { kind: 'not', plan: planStructured(query.not, catalog) }
  return 'anywhere' in query ? planAnywhere(query, catalog) : planClause(query, catalog)
}

function planClause(clause: FieldClause, catalog: FieldCatalog): Plan {
  const field = anyField(clause.fields, catalog)
  switch (clause.operator) {
    case 'exists':
      return present(clause, catalog)
    case 'empty':
      return either([{ kind: 'not', plan: present(clause, catalog) }, leaf(field, { kind: 'equals', values: [''] })])
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const bound = { value: clause.value, inclusive: clause.operator.endsWith('e') }
      const [low, high] = clause.operator.startsWith('g') ? [bound, null] : [null, bound]
      return leaf(field, { kind: 'number-between', low, high })
    }
    case 'cidr':
      return leaf(field, { kind: 'address', ranges: clause.values.map(parseBlock).filter((range) => range !== null) })
    case 'regex':
    case 'equals':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'like':
      return leaf(field, textTest(clause, clause.values))
    default:
      return planFields(field, clause, catalog)
  }
}

const present = ({ fields }: FieldClause, catalog: FieldCatalog): Plan =>
  either(
    fields.map((reference) =>
      reference.includes('.*.')
        ? leaf(anyField([reference], catalog), { kind: 'present' })
        : planExists(reference, catalog),
    ),
  )

function planFields(
  left: Field,
  clause: Extract<FieldClause, { operator: FieldOperator }>,
  catalog: FieldCatalog,
): Plan {
  const likeness = clause.operator.slice(0, -'Field'.length) as Likeness
  return { kind: 'fields', left, right: anyField(clause.other, catalog), likeness, folds: clause.cased !== true }
}

function planAnywhere(clause: AnywhereClause, catalog: FieldCatalog): Plan {
  const test = textTest(clause, clause.anywhere)
  const texts = catalog.text.map((field) => leaf(anyField([field.name], catalog), test))
  return either([...texts, { kind: 'every-attribute', test, besides: CONCLUSIONS }])
}

interface TextSettings {
  readonly operator: TextOperator | 'regex'
  readonly cased?: boolean
  readonly flags?: string
}

function textTest(settings: TextSettings, values: readonly string[]): TextualTest {
  if (settings.operator === 'regex') {
    return { kind: 'regex', expressions: values.map((source) => ({ source, flags: settings.flags ?? '' })) }
  }
  const folds = settings.cased !== true
  const read = PATTERNS[settings.operator]
  const patterns = values.map((value) => (folds ? foldedPattern(read(value)) : read(value)))
  return { kind: 'like', patterns, folds }
}

const textParts = (text: string): string[] => (text === '' ? [] : [text])

export const PATTERNS: Readonly<Record<TextOperator, (value: string) => Pattern>> = {
  equals: textParts,
  contains: (value) => (value === '' ? [ANY_TEXT] : [ANY_TEXT, value, ANY_TEXT]),
  startsWith: (value) => [...textParts(value), ANY_TEXT],
  endsWith: (value) => [ANY_TEXT, ...textParts(value)],
  like: readPattern,
}

/** `C:\\*\?` */
export function readPattern(text: string): Pattern {
  const parts: (string | Wildcard)[] = []
  let literal = ''
  const flush = () => {
    if (literal !== '') parts.push(literal)
    literal = ''
  }
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] as string
    if (character === '*' || character === '?') {
      flush()
      parts.push(character === '*' ? ANY_TEXT : ANY_CHARACTER)
    } else if (character === '\\' && /^[*?\\]$/.test(text[index + 1] ?? '')) {
      index += 1
      literal += text[index]
    } else literal += character
  }
  flush()
  return parts
}

/** The text that `readPattern` reads as the pattern. */
export const writePattern = (pattern: Pattern): string =>
  pattern.map((part) => (typeof part === 'string' ? part.replace(/[\\*?]/g, '\\$&') : part.wildcard)).join('')
