import { type AddressRange, parseBlock } from './address.ts'
import { type FieldCatalog, resolveField } from './catalog.ts'
import type { Field } from './field.ts'
import { literalNumber, parseNumber } from './number.ts'
import {
  type ComparisonQuery,
  exactText,
  isStar,
  type Literal,
  type MatchQuery,
  type Pattern,
  type Query,
  type RangeQuery,
} from './query.ts'
import type { RegularExpression } from './regular-expression.ts'
import { storedNumber } from './stored-number.ts'
import { foldedPattern, type WordPattern, wordPattern } from './word-pattern.ts'

/** What one value must be. Every rule of the language has been applied; the outputs only say it in their own terms. */
export type ValueTest =
  | { readonly kind: 'present' }
  | { readonly kind: 'equals'; readonly values: readonly string[] }
  | { readonly kind: 'matches'; readonly pattern: Pattern }
  /** Found anywhere in the text, whatever the case. */
  | { readonly kind: 'contains'; readonly pattern: Pattern }
  | { readonly kind: 'words'; readonly words: WordPattern }
  | { readonly kind: 'text-between'; readonly low: Bound<string>; readonly high: Bound<string> }
  | { readonly kind: 'number-between'; readonly low: Bound<number>; readonly high: Bound<number> }
  | { readonly kind: 'address'; readonly ranges: readonly AddressRange[] }
  /** The whole text, folded if `folds`, has the form of one of the patterns, which are folded then as well. */
  | { readonly kind: 'like'; readonly patterns: readonly Pattern[]; readonly folds: boolean }
  | { readonly kind: 'regex'; readonly expressions: readonly RegularExpression[] }

/** A test that looks at a value, not only for one. */
export type TextualTest = Exclude<ValueTest, { kind: 'present' }>

export type Bound<Value> = { readonly value: Value; readonly inclusive: boolean } | null

/** How the value of one field stands to a value of another: it is the same, has it within, or has it at one end. */
export type Likeness = 'equals' | 'contains' | 'startsWith' | 'endsWith'

/**
 * A query with its fields resolved. `every-attribute` stands for all values of the attribute map but those of the paths `besides`, of which one
 * that ends with a dot stands for all below it.
 */
export type Plan =
  | { readonly kind: 'constant'; readonly holds: boolean }
  | { readonly kind: 'and' | 'or'; readonly plans: readonly Plan[] }
  | { readonly kind: 'not'; readonly plan: Plan }
  | { readonly kind: 'leaf'; readonly field: Field; readonly test: ValueTest }
  | { readonly kind: 'every-attribute'; readonly test: TextualTest; readonly besides: readonly string[] }
  | {
      readonly kind: 'fields'
      readonly left: Field
      readonly right: Field
      readonly likeness: Likeness
      readonly folds: boolean
    }

const NEVER: Plan = { kind: 'constant', holds: false }

export function planQuery(query: Query, catalog: FieldCatalog): Plan {
  switch (query.kind) {
    case 'all':
      return { kind: 'constant', holds: true }
    case 'and':
      return { kind: 'and', plans: query.clauses.map((clause) => planQuery(clause, catalog)) }
    case 'or':
      return either(query.clauses.map((clause) => planQuery(clause, catalog)))
    case 'not':
      return { kind: 'not', plan: planQuery(query.clause, catalog) }
    case 'text':
      return planText(query.scope, query.pattern, catalog)
    case 'exists':
      return planExists(query.field, catalog)
    case 'match':
      return planMatch(query, resolveField(catalog, query.field))
    case 'comparison':
    case 'range':
      return planRange(query, resolveField(catalog, query.field))
    case 'cidr':
      return leaf(resolveField(catalog, query.field), {
        kind: 'address',
        ranges: query.blocks.map(parseBlock).filter((range) => range !== null),
      })
  }
}

export const leaf = (field: Field, test: ValueTest): Plan => ({ kind: 'leaf', field, test })

/** Equalities of one field become one set, so that a list of a thousand values is one lookup. */
export function either(plans: readonly Plan[]): Plan {
  const sets = new Map<string, { field: Field; values: string[] }>()
  const others: Plan[] = []
  for (const plan of plans) {
    if (plan.kind !== 'leaf' || plan.test.kind !== 'equals') {
      others.push(plan)
      continue
    }
    const set = sets.get(plan.field.name) ?? { field: plan.field, values: [] }
    set.values.push(...plan.test.values)
    sets.set(plan.field.name, set)
  }
  const merged = [...sets.values()].map(({ field, values }) =>
    leaf(field, { kind: 'equals', values: [...new Set(values)] }),
  )
  const all = [...merged, ...others]
  return all.length === 1 ? (all[0] as Plan) : { kind: 'or', plans: all }
}

function planText(scope: 'DEFAULT' | 'EVERYWHERE', pattern: Pattern, catalog: FieldCatalog): Plan {
  const words = wordPattern(pattern)
  if (!words) return NEVER
  const plans = catalog.text.map((field) => leaf(field, { kind: 'words', words }))
  if (scope === 'DEFAULT') return { kind: 'or', plans }
  const more = catalog.fullText.map((field) => leaf(field, { kind: 'words', words }))
  return {
    kind: 'or',
    plans: [...plans, ...more, { kind: 'every-attribute', test: { kind: 'words', words }, besides: [] }],
  }
}

/** A path exists when anything below it does, be it an attribute or a declared field. */
export function planExists(reference: string, catalog: FieldCatalog): Plan {
  const field = resolveField(catalog, reference)
  const own = leaf(field, { kind: 'present' })
  if (field.from !== 'ATTRIBUTE') return own
  const below = catalog.fields.filter(({ name, from }) => from === 'COLUMN' && name.startsWith(`${field.name}.`))
  return below.length === 0
    ? own
    : { kind: 'or', plans: [own, ...below.map((child) => leaf(child, { kind: 'present' }))] }
}

function planMatch({ pattern }: MatchQuery, field: Field): Plan {
  if (field.kind === 'TEXT') {
    // Between two stars a text is searched by characters, the one way to find what separates words: message:*!*
    if (pattern.length > 2 && isStar(pattern[0]) && isStar(pattern.at(-1))) {
      return leaf(field, { kind: 'contains', pattern: foldedPattern(pattern) })
    }
    const words = wordPattern(pattern)
    return words ? leaf(field, { kind: 'words', words }) : NEVER
  }
  const exact = exactText(pattern)
  if (isNumeric(field)) {
    const number = exact === null ? null : storedNumber(field, exact)
    if (number === null) return NEVER
    const bound = { value: number, inclusive: true }
    return leaf(field, { kind: 'number-between', low: bound, high: bound })
  }
  if (exact === null) return leaf(field, { kind: 'matches', pattern: folded(field, pattern) })
  return leaf(field, { kind: 'equals', values: spellings(folded(field, [exact])[0] as string) })
}

/** A number with an exponent is also found as JSON writes it: 4.1E-4 is stored as 0.00041. */
function spellings(text: string): string[] {
  const number = /[eE]/.test(text) ? parseNumber(text) : null
  return number === null ? [text] : [...new Set([text, String(number)])]
}

const folded = (field: Field, pattern: Pattern): Pattern =>
  field.foldsCase ? pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part)) : pattern

export const isNumeric = ({ kind }: Field): boolean => kind === 'NUMBER' || kind === 'DURATION' || kind === 'DATE'

function planRange(query: ComparisonQuery | RangeQuery, field: Field): Plan {
  const { low, high } = query.kind === 'range' ? rangeBounds(query) : comparisonBounds(query)
  const numbers = isNumeric(field)
    ? {
        low: mapBound(low, ({ text }) => storedNumber(field, text)),
        high: mapBound(high, ({ text }) => storedNumber(field, text)),
      }
    : { low: mapBound(low, literalNumber), high: mapBound(high, literalNumber) }
  const known = (low === null || numbers.low !== null) && (high === null || numbers.high !== null)
  if (isNumeric(field)) return known ? leaf(field, { kind: 'number-between', ...numbers }) : NEVER
  // Tags and texts are ordered as text even where both look like numbers.
  const alwaysText = field.from === 'TAG' || field.kind === 'TEXT' || field.name === 'tags'
  if (known && !alwaysText) return leaf(field, { kind: 'number-between', ...numbers })
  const text = ({ text }: Literal) => (field.foldsCase ? text.toLowerCase() : text)
  return leaf(field, { kind: 'text-between', low: mapBound(low, text), high: mapBound(high, text) })
}

interface Bounds {
  readonly low: Bound<Literal>
  readonly high: Bound<Literal>
}

const rangeBounds = ({ low, high, inclusive }: RangeQuery): Bounds => ({
  low: low && { value: low, inclusive },
  high: high && { value: high, inclusive },
})

function comparisonBounds({ operator, value }: ComparisonQuery): Bounds {
  const bound = { value, inclusive: operator.endsWith('=') }
  return operator.startsWith('>') ? { low: bound, high: null } : { low: null, high: bound }
}

function mapBound<Value>(bound: Bound<Literal>, map: (literal: Literal) => Value | null): Bound<Value> {
  const value = bound && map(bound.value)
  return bound === null || value === null ? null : { value, inclusive: bound.inclusive }
}
