import { type AddressRange, formatAddress, surroundsMapped } from './address.ts'
import { dividePatterns } from './like.ts'
import { NUMBER_GRAMMAR } from './number.ts'
import type { Bound, TextualTest } from './plan.ts'
import { exactText, isStar, type Pattern } from './query.ts'
import { expressionForStore } from './regular-expression.ts'
import type { SqlParams } from './sql-params.ts'
import type { WordPattern } from './word-pattern.ts'
import { foldSql, wordsSql } from './words.ts'

/**
 * What a text is turned into before it is tested. Kept apart from the test, so that the many tests of one field share one expression, which
 * ClickHouse then computes once.
 */
export function preparedSql(value: string, test: TextualTest, params: SqlParams): string {
  switch (test.kind) {
    case 'contains':
      return foldSql(value)
    case 'words':
      return wordsSql(value, params)
    case 'like':
      return test.folds ? foldSql(value) : value
    case 'number-between':
      return textAsNumberSql(value)
    case 'address':
      return `if(match(${value}, '${MISREAD_ADDRESSES}'), NULL, toIPv6OrNull(${value}))`
    default:
      return value
  }
}

/** What ClickHouse (26.7) reads as an address although it is none: octets with leading zeros, `:::`, and `::` where no group is left out. */
const MISREAD_ADDRESSES = [
  '[.]0[0-9]',
  '(^|:)0[0-9]+[.]',
  ':::',
  '^([^:]*:){9}',
  '^([^:]*:){8}[^:]*[.]',
  '^[^:]+:([^:]*:){7}[^:]+$',
  '^[^:]+:([^:]*:){6}[^:]*[.]',
].join('|')

/** The test of a prepared text. */
export function testSql(prepared: string, test: TextualTest, params: SqlParams): string {
  switch (test.kind) {
    case 'equals':
      if (test.values.length === 1) return `${prepared} = ${params.add(test.values[0])}`
      return `has(${params.add(test.values, 'Array(String)')}, ${prepared})`
    case 'matches':
    case 'contains':
      return matchesSql(prepared, test.pattern, params)
    case 'words':
      return wordsCondition(prepared, test.words, params)
    case 'text-between':
      return betweenSql(prepared, test.low, test.high, (text) => params.add(text))
    case 'number-between':
      return `ifNull(${betweenSql(prepared, test.low, test.high, (number) => params.add(String(number), 'Float64'))}, 0)`
    case 'address':
      return addressCondition(prepared, test.ranges, params)
    case 'like':
      return likeSql(prepared, test.patterns, params)
    case 'regex':
      return joined(
        'or',
        test.expressions.map((expression) => `match(${prepared}, ${params.add(expressionForStore(expression))})`),
      )
  }
}

/** Whether some text of an array passes. */
export const someTextSql = (texts: string, test: TextualTest, params: SqlParams): string => {
  const prepared = preparedSql('v', test, params)
  const source = prepared === 'v' ? texts : `arrayMap(v -> ${prepared}, ${texts})`
  return `arrayExists(v -> ${testSql('v', test, params)}, ${source})`
}

/** Text by the number grammar of the language, NULL for what is no number. */
export const textAsNumberSql = (value: string): string =>
  `if(match(${value}, '^${NUMBER_GRAMMAR.replaceAll('\\', '\\\\')}$'), toFloat64OrNull(${value}), NULL)`

export const joined = (kind: 'and' | 'or', conditions: readonly string[]): string =>
  conditions.length === 0 ? (kind === 'and' ? '1' : '0') : `(${conditions.join(kind === 'and' ? ' AND ' : ' OR ')})`

export function betweenSql<Value>(
  expression: string,
  low: Bound<Value>,
  high: Bound<Value>,
  value: (value: Value) => string,
): string {
  const conditions = []
  if (low) conditions.push(`${expression} ${low.inclusive ? '>=' : '>'} ${value(low.value)}`)
  if (high) conditions.push(`${expression} ${high.inclusive ? '<=' : '<'} ${value(high.value)}`)
  return joined('and', conditions)
}

/** Whole texts become one set, whatever their number. */
function likeSql(value: string, patterns: readonly Pattern[], params: SqlParams): string {
  const { texts, forms } = dividePatterns(patterns)
  const conditions = forms.map((pattern) => matchesSql(value, pattern, params))
  if (texts.length === 1) conditions.unshift(`${value} = ${params.add(texts[0])}`)
  else if (texts.length > 1) conditions.unshift(`has(${params.add(texts, 'Array(String)')}, ${value})`)
  return joined('or', conditions)
}

function matchesSql(value: string, pattern: Pattern, params: SqlParams): string {
  const [first, last] = [pattern[0], pattern.at(-1)]
  if (pattern.length === 2 && typeof first === 'string' && isStar(last))
    return `startsWith(${value}, ${params.add(first)})`
  if (pattern.length === 2 && isStar(first) && typeof last === 'string')
    return `endsWith(${value}, ${params.add(last)})`
  const like = pattern.map((part) =>
    typeof part === 'string' ? part.replace(/[\\%_]/g, '\\$&') : part.wildcard === '*' ? '%' : '_',
  )
  return `${value} LIKE ${params.add(like.join(''))}`
}

export function wordsCondition(words: string, { pattern }: WordPattern, params: SqlParams): string {
  const exact = exactText(pattern)
  return exact === null
    ? `match(${words}, ${params.add(wordsExpression(pattern))})`
    : `position(${words}, ${params.add(exact)}) > 0`
}

/** For stored words: their token index finds whole words without reading the texts. */
export function indexedWordsCondition(words: string, pattern: WordPattern, params: SqlParams): string {
  const { tokens } = pattern
  const found = tokens.map((token) => `hasToken(${words}, ${params.add(token)})`)
  const oneWord = tokens.length === 1 && exactText(pattern.pattern) === ` ${tokens[0]} `
  return joined('and', oneWord ? found : [...found, wordsCondition(words, pattern, params)])
}

const wordsExpression = (pattern: Pattern): string =>
  `(?s)${pattern
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      return part.wildcard === '*' ? '[^ ]*' : '.'
    })
    .join('')}`

function addressCondition(address: string, ranges: readonly AddressRange[], params: SqlParams): string {
  const bound = (number: bigint) => `toIPv6(${params.add(formatAddress(number))})`
  const conditions = ranges.map((range) => {
    const inside = `${address} >= ${bound(range.first)} AND ${address} <= ${bound(range.last)}`
    return surroundsMapped(range)
      ? `(${inside} AND NOT (${address} >= toIPv6('::ffff:0:0') AND ${address} <= toIPv6('::ffff:ffff:ffff')))`
      : `(${inside})`
  })
  return `ifNull(${joined('or', conditions)}, 0)`
}
