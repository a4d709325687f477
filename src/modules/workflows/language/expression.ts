import { lookUp, parseReference, type Reference, ROOTS, type Scope } from './reference.ts'
import { LanguageError, type Token, tokensOf, unquoted } from './syntax.ts'

/** A value: a literal, or what a reference names, with a literal in its place where it names nothing. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly otherwise: unknown }

const COMPARISONS = ['==', '!=', '<', '<=', '>', '>=', 'contains', 'in'] as const
export type Comparison = (typeof COMPARISONS)[number]

export type Expression =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly part: Expression }
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'truth'; readonly operand: Operand }

/** Parentheses within parentheses: what recursion may cost. */
const MAX_DEPTH = 32

/** `signal.severity in ["HIGH", "CRITICAL"] && !(inputs.dryRun)`; && binds tighter than ||. */
export function parseExpression(text: string): Expression {
  const parser = new Parser(tokensOf(text))
  const expression = parser.any(0)
  parser.end('&&, || or the end')
  return expression
}

/** What stands between {{ and }}: a reference or a literal, perhaps with `| default(…)`. */
export function parseOperand(text: string, from: number, to: number): Operand {
  const parser = new Parser(tokensOf(text, from, to))
  const operand = parser.operand()
  parser.end('| default("…") or }}')
  return operand
}

export const meaningOf = (operand: Operand, scope: Scope): unknown =>
  operand.kind === 'literal' ? operand.value : (lookUp(operand.reference, scope) ?? operand.otherwise)

export function referencesOf(expression: Expression): Reference[] {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return expression.parts.flatMap(referencesOf)
    case 'not':
      return referencesOf(expression.part)
    case 'comparison':
      return [expression.left, expression.right].flatMap(referenceIn)
    case 'truth':
      return referenceIn(expression.operand)
  }
}

export const referenceIn = (operand: Operand): Reference[] => (operand.kind === 'reference' ? [operand.reference] : [])

class Parser {
  #at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  get #next(): Token {
    return this.tokens[this.#at] as Token
  }

  end(expected: string): void {
    if (this.#next.kind !== 'end') throw this.#unexpected(expected)
  }

  any(depth: number): Expression {
    return this.#joined('any', '||', () => this.#all(depth))
  }

  operand(): Operand {
    const token = this.#next
    if (this.#took('[')) return { kind: 'literal', value: this.#list() }
    const reference = token.kind === 'path' || token.kind === 'word' ? parseReference(token.text) : null
    if (!reference) return { kind: 'literal', value: this.#literal() }
    this.#at += 1
    let otherwise: unknown
    while (this.#took('|')) otherwise = this.#default()
    return { kind: 'reference', reference, otherwise }
  }

  #all(depth: number): Expression {
    return this.#joined('all', '&&', () => this.#one(depth))
  }

  #joined(kind: 'all' | 'any', sign: string, read: () => Expression): Expression {
    const first = read()
    const parts = [first]
    while (this.#took(sign)) parts.push(read())
    return parts.length === 1 ? first : { kind, parts }
  }

  #one(depth: number): Expression {
    if (depth > MAX_DEPTH) throw this.#unexpected(`at most ${MAX_DEPTH} levels of parentheses`)
    if (this.#took('!')) return { kind: 'not', part: this.#one(depth + 1) }
    if (this.#took('(')) {
      const inner = this.any(depth + 1)
      if (!this.#took(')')) throw this.#unexpected(')')
      return inner
    }
    const left = this.operand()
    const operator = COMPARISONS.find((sign) => this.#next.text === sign && this.#next.kind !== 'text')
    if (!operator) return { kind: 'truth', operand: left }
    this.#at += 1
    return { kind: 'comparison', operator, left, right: this.operand() }
  }

  #default(): unknown {
    if (!this.#took('default') || !this.#took('(')) throw this.#unexpected('default("…")')
    const value = this.#took('[') ? this.#list() : this.#literal()
    if (!this.#took(')')) throw this.#unexpected(')')
    return value
  }

  #list(): unknown[] {
    const values: unknown[] = []
    while (!this.#took(']')) {
      if (values.length > 0 && !this.#took(',')) throw this.#unexpected(', or ]')
      values.push(this.#literal())
    }
    return values
  }

  #literal(): unknown {
    const token = this.#next
    this.#at += 1
    if (token.kind === 'text') return unquoted(token)
    if (token.kind === 'number') return Number(token.text)
    if (token.kind === 'word' && token.text in WORDS) return WORDS[token.text as keyof typeof WORDS]
    this.#at -= 1
    throw this.#unexpected(`a literal, or a variable that begins with ${ROOTS.join(', ')}`)
  }

  #took(text: string): boolean {
    const { kind, text: next } = this.#next
    if (next !== text || (kind !== 'sign' && kind !== 'word')) return false
    this.#at += 1
    return true
  }

  #unexpected(expected: string): LanguageError {
    const { text, offset } = this.#next
    const got = text === '' ? 'the end' : JSON.stringify(text)
    return new LanguageError(`Expected ${expected}, got ${got}.`, offset, text.length)
  }
}

const WORDS = { true: true, false: false, null: null }
