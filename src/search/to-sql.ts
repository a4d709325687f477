import type { FieldCatalog } from './catalog.ts'
import type { Field } from './field.ts'
import { isNumeric, type Likeness, type Plan, planQuery, type TextualTest, type ValueTest } from './plan.ts'
import type { Query } from './query.ts'
import type { SqlParams } from './sql-params.ts'
import { betweenSql, indexedWordsCondition, joined, preparedSql, someTextSql, testSql } from './value-sql.ts'
import { valuesSql } from './values.ts'
import { foldSql } from './words.ts'

/** The query as a condition in ClickHouse's SQL: 0 or 1, never NULL. */
export const compileSql = (query: Query, catalog: FieldCatalog, params: SqlParams): string =>
  planSql(planQuery(query, catalog), params)

export function planSql(plan: Plan, params: SqlParams): string {
  switch (plan.kind) {
    case 'constant':
      return plan.holds ? '1' : '0'
    case 'and':
    case 'or':
      return joined(
        plan.kind,
        plan.plans.map((inner) => planSql(inner, params)),
      )
    case 'not':
      return `NOT (${planSql(plan.plan, params)})`
    case 'every-attribute':
      return someTextSql(everyValueSql(plan.besides, params), plan.test, params)
    case 'fields':
      return fieldsSql(plan, params)
    case 'leaf':
      return leafSql(plan.field, plan.test, params)
  }
}

function everyValueSql(besides: readonly string[], params: SqlParams): string {
  if (besides.length === 0) return 'arrayFlatten(mapValues(attributes))'
  const left = [
    `has(${params.add(besides, 'Array(String)')}, k)`,
    ...besides.filter((path) => path.endsWith('.')).map((path) => `startsWith(k, ${params.add(path)})`),
  ]
  return `arrayFlatten(mapValues(mapFilter((k, v) -> NOT ${joined('or', left)}, attributes)))`
}

function fieldsSql({ left, right, likeness, folds }: Extract<Plan, { kind: 'fields' }>, params: SqlParams): string {
  const prepared = (field: Field) => {
    const values = valuesSql(field, params)
    return folds ? `arrayMap(v -> ${foldSql('v')}, ${values})` : values
  }
  return `arrayExists(v -> arrayExists(o -> ${LIKENESS[likeness]}, ${prepared(right)}), ${prepared(left)})`
}

const LIKENESS: Readonly<Record<Likeness, string>> = {
  equals: 'v = o',
  contains: 'position(v, o) > 0',
  startsWith: 'startsWith(v, o)',
  endsWith: 'endsWith(v, o)',
}

function leafSql(field: Field, test: ValueTest, params: SqlParams): string {
  if (test.kind === 'present') return presenceSql(field, params)
  if (isNumeric(field)) return test.kind === 'number-between' ? numericSql(field, test, params) : '0'
  if (field.from === 'TAG') return tagSql(field, test, params)
  if (test.kind === 'words' && field.words) return indexedWordsCondition(field.words.sql, test.words, params)
  const expression = field.sql(params)
  if (field.shape === 'MANY') return someValue(expression, test, params)
  // '' is the absent value of one text; only these conditions could hold for it.
  const mayHoldEmpty =
    test.kind === 'equals' ? test.values.includes('') : ['matches', 'text-between', 'like', 'regex'].includes(test.kind)
  const condition = testSql(preparedSql(expression, test, params), test, params)
  return mayHoldEmpty ? `(${expression} != '' AND ${condition})` : condition
}

function someValue(expression: string, test: TextualTest, params: SqlParams): string {
  if (test.kind !== 'equals') return someTextSql(expression, test, params)
  const [only] = test.values
  // The bloom filters of array columns understand both; but has() never finds '' in an Array(LowCardinality(String)) (ClickHouse 26.7).
  if (test.values.length === 1 && only !== '') return `has(${expression}, ${params.add(only)})`
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
  return `arrayExists(t -> startsWith(t, ${params.add(prefix)}) AND ${testSql(preparedSql(rest, test, params), test, params)}, tags)`
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
