import { EXPRESSION_FLAGS, expressionTest } from './regular-expression.ts'
import { FIELD_OPERATORS, NUMBER_OPERATORS, type StructuredQuery, TEXT_OPERATORS } from './structured.ts'

/** Says what was expected, what came, and where: `all.0.not.values`. */
export class StructuredQueryError extends Error {
  override readonly name = 'StructuredQueryError'

  constructor(
    message: string,
    readonly path: string,
  ) {
    super(message)
  }
}

const MAX_DEPTH = 60
const MAX_CLAUSES = 20_000
const MAX_VALUES = 20_000
const MAX_FIELDS = 20
const MAX_TEXT = 10_000

/** Checks that a JSON value is a structured query; what it gets is not changed, but copied without anything that does not belong there. */
export function readStructured(value: unknown): StructuredQuery {
  return new Reader().query(value, [], 0)
}

type Path = readonly (string | number)[]
type JsonMap = Readonly<Record<string, unknown>>

class Reader {
  #clauses = 0

  query(value: unknown, path: Path, depth: number): StructuredQuery {
    this.#clauses += 1
    if (this.#clauses > MAX_CLAUSES) throw failed(`at most ${MAX_CLAUSES} clauses`, 'more', path)
    if (depth > MAX_DEPTH) throw failed(`at most ${MAX_DEPTH} clauses within each other`, 'more', path)
    const map = toMap(value, path)
    const [kind] = ['all', 'any', 'not', 'anywhere', 'fields'].filter((key) => Object.hasOwn(map, key))
    switch (kind) {
      case 'all':
        return { all: this.#list(map.all, [...path, 'all'], depth) }
      case 'any':
        return { any: this.#list(map.any, [...path, 'any'], depth) }
      case 'not':
        return { not: this.query(map.not, [...path, 'not'], depth + 1) }
      case 'anywhere':
        return readAnywhere(map, path)
      case 'fields':
        return readClause(map, path)
      default:
        throw failed('all, any, not, anywhere or fields', shown(value), path)
    }
  }

  #list(value: unknown, path: Path, depth: number): StructuredQuery[] {
    if (!Array.isArray(value)) throw failed('a list', shown(value), path)
    return value.map((part, index) => this.query(part, [...path, index], depth + 1))
  }
}

function readAnywhere(map: JsonMap, path: Path): StructuredQuery {
  const anywhere = texts(map.anywhere, [...path, 'anywhere'], MAX_VALUES)
  if (map.operator === 'regex') return { anywhere, ...regex(map, anywhere, path) }
  return { anywhere, operator: oneOf(map.operator, TEXT_OPERATORS, [...path, 'operator']), ...cased(map, path) }
}

function readClause(map: JsonMap, path: Path): StructuredQuery {
  const fields = texts(map.fields, [...path, 'fields'], MAX_FIELDS)
  const { operator } = map
  const values = () => texts(map.values, [...path, 'values'], MAX_VALUES)
  if (operator === 'exists' || operator === 'empty') return { fields, operator }
  if (operator === 'regex') {
    const sources = values()
    return { fields, values: sources, ...regex(map, sources, path) }
  }
  if (operator === 'cidr') return { fields, operator, values: values() }
  const number = NUMBER_OPERATORS.find((known) => known === operator)
  if (number) return { fields, operator: number, value: finite(map.value, [...path, 'value']) }
  const byField = FIELD_OPERATORS.find((known) => known === operator)
  if (byField) {
    return { fields, operator: byField, other: texts(map.other, [...path, 'other'], MAX_FIELDS), ...cased(map, path) }
  }
  return {
    fields,
    operator: oneOf(operator, TEXT_OPERATORS, [...path, 'operator']),
    values: values(),
    ...cased(map, path),
  }
}

function regex(map: JsonMap, sources: readonly string[], path: Path) {
  const flags = map.flags ?? ''
  if (typeof flags !== 'string' || [...flags].some((flag) => !EXPRESSION_FLAGS.some((known) => known === flag))) {
    throw failed(`flags of ${EXPRESSION_FLAGS.join(', ')}`, shown(flags), [...path, 'flags'])
  }
  for (const source of sources) {
    try {
      expressionTest({ source, flags })
    } catch (error) {
      throw failed('a regular expression of RE2', error instanceof Error ? error.message : shown(source), path)
    }
  }
  return { operator: 'regex', ...(flags === '' ? {} : { flags }) } as const
}

function cased(map: JsonMap, path: Path): { cased?: true } {
  if (map.cased === undefined || map.cased === false) return {}
  if (map.cased === true) return { cased: true }
  throw failed('true or false', shown(map.cased), [...path, 'cased'])
}

function texts(value: unknown, path: Path, most: number): string[] {
  if (!Array.isArray(value) || value.length === 0) throw failed('a list of texts', shown(value), path)
  if (value.length > most) throw failed(`at most ${most} texts`, String(value.length), path)
  for (const [index, text] of value.entries()) {
    if (typeof text !== 'string') throw failed('a text', shown(text), [...path, index])
    if (text.length > MAX_TEXT) throw failed(`at most ${MAX_TEXT} characters`, String(text.length), [...path, index])
  }
  return value
}

function finite(value: unknown, path: Path): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw failed('a number', shown(value), path)
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[], path: Path): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) throw failed(`one of ${words.join(', ')}`, shown(value), path)
  return found
}

function toMap(value: unknown, path: Path): JsonMap {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonMap
  throw failed('a clause', shown(value), path)
}

const failed = (expected: string, got: string, path: Path) =>
  new StructuredQueryError(`Expected ${expected}, got ${got}.`, path.join('.'))

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? typeof value)
