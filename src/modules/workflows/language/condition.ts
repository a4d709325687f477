import { type Comparison, type Expression, meaningOf, parseExpression, referencesOf } from './expression.ts'
import type { Reference, Scope } from './reference.ts'
import { LanguageError } from './syntax.ts'

const MAX_LENGTH = 4_000

/** When a step runs. */
export interface Condition {
  readonly references: readonly Reference[]
  /** What is not known is null: equal to nothing else, and neither more nor less than anything. */
  holds(scope: Scope): boolean
}

export function compileCondition(text: string): Condition {
  if (text.length > MAX_LENGTH)
    throw new LanguageError(`Expected at most ${MAX_LENGTH} characters, got ${text.length}.`, 0, text.length)
  const expression = parseExpression(text)
  return { references: referencesOf(expression), holds: (scope) => holds(expression, scope) }
}

function holds(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'all':
      return expression.parts.every((part) => holds(part, scope))
    case 'any':
      return expression.parts.some((part) => holds(part, scope))
    case 'not':
      return !holds(expression.part, scope)
    case 'truth':
      return isTrue(meaningOf(expression.operand, scope) ?? null)
    case 'comparison': {
      const { operator, left, right } = expression
      return compare(operator, meaningOf(left, scope) ?? null, meaningOf(right, scope) ?? null)
    }
  }
}

const isTrue = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))

function compare(operator: Comparison, left: unknown, right: unknown): boolean {
  switch (operator) {
    case '==':
      return isSame(left, right)
    case '!=':
      return !isSame(left, right)
    case 'contains':
      return contains(left, right)
    case 'in':
      return contains(right, left)
    default:
      return ordered(operator, left, right)
  }
}

const isScalar = (value: unknown): boolean => value !== null && typeof value !== 'object'

/** A number is the same as the text of it: attributes of logs are often one or the other by accident. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (isScalar(left) && isScalar(right)) return String(left) === String(right)
  return left !== null && right !== null && JSON.stringify(left) === JSON.stringify(right)
}

function contains(whole: unknown, part: unknown): boolean {
  if (Array.isArray(whole)) return whole.some((value) => isSame(value, part))
  return typeof whole === 'string' && isScalar(part) && whole.includes(String(part))
}

function ordered(operator: Comparison, left: unknown, right: unknown): boolean {
  const order = orderOf(left, right)
  if (order === null) return false
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** Numbers by size, and texts that are none by their characters, which orders times as well. */
function orderOf(left: unknown, right: unknown): number | null {
  if (!isScalar(left) || !isScalar(right) || left === '' || right === '') return null
  const [one, other] = [Number(left), Number(right)]
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other
  if (typeof left !== 'string' || typeof right !== 'string') return null
  return left < right ? -1 : left > right ? 1 : 0
}
