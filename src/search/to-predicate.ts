import { addressTest } from './address.ts'
import type { FieldCatalog } from './catalog.ts'
import type { SearchDocument } from './document.ts'
import { attributeValues, type Field } from './field.ts'
import { likeTest } from './like.ts'
import { finder, type TextTest, wholeMatcher, wordsMatcher } from './matcher.ts'
import { compareText, parseNumber } from './number.ts'
import { type Bound, isNumeric, type Likeness, type Plan, planQuery, type TextualTest, type ValueTest } from './plan.ts'
import type { Query } from './query.ts'
import { expressionTest } from './regular-expression.ts'
import { valuesOf } from './values.ts'
import type { WordPattern } from './word-pattern.ts'
import { fold, wordsOfFolded } from './words.ts'

export type Predicate = (document: SearchDocument) => boolean

/** The query as a function over documents in memory. */
export const compilePredicate = (query: Query, catalog: FieldCatalog): Predicate =>
  planPredicate(planQuery(query, catalog))

export function planPredicate(plan: Plan): Predicate {
  switch (plan.kind) {
    case 'constant':
      return () => plan.holds
    case 'and':
      return allOf(cheapestFirst(plan.plans).map(planPredicate))
    case 'or':
      return anyOf(cheapestFirst(plan.plans).map(planPredicate))
    case 'not': {
      const inner = planPredicate(plan.plan)
      return (document) => !inner(document)
    }
    case 'every-attribute':
      return anyAttribute(plan.test, plan.besides)
    case 'fields':
      return fieldsPredicate(plan)
    case 'leaf':
      return leafPredicate(plan.field, plan.test)
  }
}

function allOf(predicates: readonly Predicate[]): Predicate {
  const [first, second, ...rest] = predicates
  if (first && second && rest.length === 0) return (document) => first(document) && second(document)
  return (document) => {
    for (const predicate of predicates) if (!predicate(document)) return false
    return true
  }
}

function anyOf(predicates: readonly Predicate[]): Predicate {
  const [first, second, ...rest] = predicates
  if (first && second && rest.length === 0) return (document) => first(document) || second(document)
  return (document) => {
    for (const predicate of predicates) if (predicate(document)) return true
    return false
  }
}

/** Order changes nothing but time: what looks at one value goes before what reads texts. */
const cheapestFirst = (plans: readonly Plan[]): Plan[] => plans.toSorted((left, right) => cost(left) - cost(right))

function cost(plan: Plan): number {
  switch (plan.kind) {
    case 'constant':
      return 0
    case 'every-attribute':
      return 1_000
    case 'fields':
      return 60
    case 'leaf':
      return {
        equals: 1,
        present: 2,
        'number-between': 3,
        'text-between': 3,
        matches: 4,
        address: 10,
        like: 20,
        regex: 200,
        words: 50,
        contains: 50,
      }[plan.test.kind]
    case 'not':
      return cost(plan.plan)
    default:
      return plan.plans.reduce((sum, inner) => sum + cost(inner), 0)
  }
}

function leafPredicate(field: Field, test: ValueTest): Predicate {
  if (test.kind === 'present') return presence(field)
  if (isNumeric(field)) return test.kind === 'number-between' ? numberPredicate(field, test) : () => false
  if (field.from === 'TAG') return tagPredicate(field, test)
  const { words } = field
  if (test.kind === 'words' && words) {
    const matches = wordsMatcher(test.words.pattern)
    return (document) => matches(words.get(document))
  }
  return valuesPredicate(field, textTest(test))
}

function valuesPredicate({ shape, get }: Field, passes: TextTest): Predicate {
  if (shape === 'ONE') {
    return (document) => {
      const value = get(document)
      return typeof value === 'string' && value !== '' && passes(value)
    }
  }
  return (document) => some(get(document) as readonly string[], passes)
}

function presence(field: Field): Predicate {
  if (field.from === 'TAG') {
    const prefix = `${field.key}:`
    return ({ tags }) => some(tags, (tag) => tag === field.key || tag.startsWith(prefix))
  }
  if (field.from === 'ATTRIBUTE') {
    const prefix = `${field.key}.`
    return (document) => {
      if (attributeValues(document, field.key).length > 0) return true
      for (const path in document.attributes) if (path.startsWith(prefix)) return true
      return false
    }
  }
  return (document) => {
    const value = field.get(document)
    return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  }
}

/** Tags are texts `key:value`; equality compares them whole. */
function tagPredicate({ key }: Field, test: TextualTest): Predicate {
  const prefix = `${key}:`
  if (test.kind === 'equals') {
    const passes = textTest({ kind: 'equals', values: test.values.map((value) => prefix + value) })
    return ({ tags }) => some(tags, passes)
  }
  const passes = textTest(test)
  return ({ tags }) => some(tags, (tag) => tag.startsWith(prefix) && passes(tag.slice(prefix.length)))
}

function numberPredicate({ get }: Field, { low, high }: { low: Bound<number>; high: Bound<number> }): Predicate {
  const passes = between(low, high, (left, right) => left - right)
  return (document) => {
    const value = get(document)
    return typeof value === 'number' && passes(value)
  }
}

function anyAttribute(test: TextualTest, besides: readonly string[]): Predicate {
  const passes = textTest(test)
  const isLeftOut = (path: string) =>
    besides.some((other) => path === other || (other.endsWith('.') && path.startsWith(other)))
  return ({ attributes }) => {
    for (const path in attributes) {
      if (some(attributes[path] as readonly string[], passes) && !isLeftOut(path)) return true
    }
    return false
  }
}

function fieldsPredicate({ left, right, likeness, folds }: Extract<Plan, { kind: 'fields' }>): Predicate {
  const passes = LIKENESS[likeness]
  const prepared = (values: readonly string[]) => (folds ? values.map(fold) : values)
  return (document) => {
    const others = prepared(valuesOf(right, document))
    return (
      others.length > 0 &&
      some(prepared(valuesOf(left, document)), (text) => others.some((other) => passes(text, other)))
    )
  }
}

const LIKENESS: Readonly<Record<Likeness, (text: string, other: string) => boolean>> = {
  equals: (text, other) => text === other,
  contains: (text, other) => text.includes(other),
  startsWith: (text, other) => text.startsWith(other),
  endsWith: (text, other) => text.endsWith(other),
}

/** For texts whose words are not stored: most are dismissed before they are taken apart. */
function wordsTest({ pattern, piece }: WordPattern): TextTest {
  const matches = wordsMatcher(pattern)
  const hasPiece = finder(piece)
  return (text) => {
    const folded = fold(text)
    return hasPiece(folded) && matches(wordsOfFolded(folded))
  }
}

/** Array.prototype.some without its calls; this is where time goes. */
function some(values: readonly string[], passes: TextTest): boolean {
  for (let index = 0; index < values.length; index += 1) if (passes(values[index] as string)) return true
  return false
}

function textTest(test: TextualTest): TextTest {
  switch (test.kind) {
    case 'equals': {
      const [only] = test.values
      if (test.values.length === 1) return (value) => value === only
      const values = new Set(test.values)
      return (value) => values.has(value)
    }
    case 'matches':
      return wholeMatcher(test.pattern)
    case 'contains': {
      const matches = wholeMatcher(test.pattern)
      return (value) => matches(fold(value))
    }
    case 'words':
      return wordsTest(test.words)
    case 'text-between':
      return between(test.low, test.high, compareText)
    case 'number-between': {
      const passes = between(test.low, test.high, (left, right) => left - right)
      return (value) => {
        const number = parseNumber(value)
        return number !== null && passes(number)
      }
    }
    case 'address':
      return addressTest(test.ranges)
    case 'like':
      return likeTest(test)
    case 'regex': {
      const tests = test.expressions.map(expressionTest)
      return (value) => tests.some((passes) => passes(value))
    }
  }
}

function between<Value>(low: Bound<Value>, high: Bound<Value>, compare: (left: Value, right: Value) => number) {
  return (value: Value): boolean => {
    if (low) {
      const order = compare(value, low.value)
      if (order < 0 || (order === 0 && !low.inclusive)) return false
    }
    if (high) {
      const order = compare(value, high.value)
      if (order > 0 || (order === 0 && !high.inclusive)) return false
    }
    return true
  }
}
