import { type AddressRange, formatAddress, surroundsMapped } from './address.ts'
import type { FieldCatalog } from './catalog.ts'
import type { Field } from './field.ts'
import { NUMBER_GRAMMAR } from './number.ts'
import { type Bound, isNumeric, type Plan, planQuery, type TextualTest, type ValueTest } from './plan.ts'
import { exactText, isStar, type Pattern, type Query } from './query.ts'
import type { SqlParams } from './sql-params.ts'
import type { WordPattern } from './word-pattern.ts'
import { foldSql, wordsSql } from './words.ts'

/** The query as a condition in ClickHouse's SQL: 0 or 1, never NULL. */
export const compileSql = (query: Query, catalog: FieldCatalog, params: SqlParams): string =>
  sqlOf(planQuery(query, catalog), params)

function sqlOf(plan: Plan, params: SqlParams): string {
  switch (plan.kind) {
    case 'constant':
      return plan.holds ? '1' : '0'
    case 'and':
    case 'or':
      return joined(
        plan.kind,
        plan.plans.map((inner) => sqlOf(inner, params)),
      )
    case 'not':
      return `NOT (${sqlOf(plan.plan, params)})`
    case 'every-attribute':
      return `arrayExists(v -> ${wordsCondition('v', plan.words, params, false)}, arrayMap(v -> ${wordsSql('v', params)}, arrayFlatten(mapValues(attributes))))`
    case 'leaf':
      return leafSql(plan.field, plan.test, params)
  }
}

const joined = (kind: 'and' | 'or', conditions: readonly string[]): string =>
  conditions.length === 0 ? (kind === 'and' ? '1' : '0') : `(${conditions.join(kind === 'and' ? ' AND ' : ' OR ')})`

function leafSql(field: Field, test: ValueTest, params: SqlParams): string {
  if (test.kind === 'present') return presenceSql(field, params)
  if (isNumeric(field)) return test.kind === 'number-between' ? numericSql(field, test, params) : '0'
  if (field.from === 'TAG') return tagSql(field, test, params)
  if (test.kind === 'words' && field.words) return wordsCondition(field.words.sql, test.words, params, true)
  const expression = field.sql(params)
  if (field.shape === 'MANY') return someValue(expression, test, params)
  // '' is the absent value of one text; only these conditions could hold for it.
  const mayHoldEmpty =
    test.kind === 'equals' ? test.values.includes('') : test.kind === 'matches' || test.kind === 'text-between'
  const condition = textSql(expression, test, params)
  return mayHoldEmpty ? `(${expression} != '' AND ${condition})` : condition
}

function someValue(expression: string, test: TextualTest, params: SqlParams): string {
  if (test.kind !== 'equals') return `arrayExists(v -> ${textSql('v', test, params)}, ${expression})`
  const [only] = test.values
  // has and hasAny are what the bloom filters of array columns understand.
  if (test.values.length === 1) return `has(${expression}, ${params.add(only)})`
  return `hasAny(${expression}, ${params.add(test.values, 'Array(String)')})`
}

function presenceSql(field: Field, params: SqlParams): string {
  if (field.from === 'TAG') {
    return `arrayExists(t -> t = ${params.add(field.key)} OR startsWith(t, ${params.add(`${field.key}:`)}), tags)`
  }
  const expression = field.sql(params)
  if (field.from === 'ATTRIBUTE') {
    return `(notEmpty(${expression}) OR arrayExists(k -> startsWith(k, ${params.add(`${field.key}.`)}), mapKeys(attributes)))`
  }
  if (isNumeric(field)) return `isNotNull(${expression})`
  return `notEmpty(${expression})`
}

function tagSql({ key }: Field, test: TextualTest, params: SqlParams): string {
  const prefix = `${key}:`
  if (test.kind === 'equals') {
    return someValue('tags', { kind: 'equals', values: test.values.map((value) => prefix + value) }, params)
  }
  const rest = `substring(t, ${Buffer.byteLength(prefix) + 1})`
  return `arrayExists(t -> startsWith(t, ${params.add(prefix)}) AND ${textSql(rest, test, params)}, tags)`
}

function numericSql(field: Field, { low, high }: NumberTest, params: SqlParams): string {
  const value = (number: number) =>
    field.kind === 'DATE'
      ? // Compared as times, so that the primary key is used.
        `fromUnixTimestamp64Milli(${params.add(String(Math.round(number)), 'Int64')}, 'UTC')`
      : params.add(String(number), 'Float64')
  return `ifNull(${betweenSql(field.sql(params), low, high, value)}, 0)`
}

type NumberTest = Extract<ValueTest, { kind: 'number-between' }>

function betweenSql<Value>(
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

function textSql(value: string, test: TextualTest, params: SqlParams): string {
  switch (test.kind) {
    case 'equals':
      if (test.values.length === 1) return `${value} = ${params.add(test.values[0])}`
      return `has(${params.add(test.values, 'Array(String)')}, ${value})`
    case 'matches':
      return matchesSql(value, test.pattern, params)
    case 'contains':
      return matchesSql(foldSql(value), test.pattern, params)
    case 'words':
      return wordsCondition(wordsSql(value, params), test.words, params, false)
    case 'text-between':
      return betweenSql(value, test.low, test.high, (text) => params.add(text))
    case 'number-between':
      return `ifNull(${betweenSql(textAsNumberSql(value), test.low, test.high, (number) => params.add(String(number), 'Float64'))}, 0)`
    case 'address':
      return addressSql(value, test.ranges, params)
  }
}

/** Text by the number grammar of the language, NULL for what is no number. */
export const textAsNumberSql = (value: string): string =>
  `if(match(${value}, '^${NUMBER_GRAMMAR.replaceAll('\\', '\\\\')}$'), toFloat64OrNull(${value}), NULL)`

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

/** `indexed` columns have a token index, which finds whole words without reading the texts. */
function wordsCondition(words: string, { pattern, tokens }: WordPattern, params: SqlParams, indexed: boolean): string {
  const exact = exactText(pattern)
  const conditions = indexed ? tokens.map((token) => `hasToken(${words}, ${params.add(token)})`) : []
  const decided = indexed && tokens.length === 1 && exact === ` ${tokens[0]} `
  if (!decided)
    conditions.push(
      exact === null
        ? `match(${words}, ${params.add(wordsExpression(pattern))})`
        : `position(${words}, ${params.add(exact)}) > 0`,
    )
  return joined('and', conditions)
}

const wordsExpression = (pattern: Pattern): string =>
  `(?s)${pattern
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      return part.wildcard === '*' ? '[^ ]*' : '.'
    })
    .join('')}`

function addressSql(value: string, ranges: readonly AddressRange[], params: SqlParams): string {
  const address = `toIPv6OrNull(${value})`
  const bound = (number: bigint) => `toIPv6(${params.add(formatAddress(number))})`
  const conditions = ranges.map((range) => {
    const inside = `${address} >= ${bound(range.first)} AND ${address} <= ${bound(range.last)}`
    return surroundsMapped(range)
      ? `(${inside} AND NOT (${address} >= toIPv6('::ffff:0:0') AND ${address} <= toIPv6('::ffff:ffff:ffff')))`
      : `(${inside})`
  })
  // ClickHouse reads octets with leading zeros at the end of an address, which others read as octal: junk.
  return `(NOT match(${value}, '[.]0[0-9]|(^|:)0[0-9]+[.]') AND ifNull(${joined('or', conditions)}, 0))`
}
