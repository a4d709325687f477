/** When a case of a rule holds: comparisons of query results, joined by && and ||, of which && binds tighter. */
export type Condition =
  | { readonly kind: 'comparison'; readonly label: string; readonly orEqual: boolean; readonly limit: number }
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }

export class ConditionError extends Error {
  override readonly name = 'ConditionError'

  constructor(
    message: string,
    readonly offset: number,
    readonly length: number,
  ) {
    super(message)
  }
}

/** Orders conditions; no query can be called so. */
export const THEN = 'then'

export const MAX_CONDITION_LENGTH = 1_000
/** Parentheses within parentheses: what recursion may cost. */
const MAX_DEPTH = 32

interface Token {
  readonly text: string
  readonly offset: number
}

/** `failed > 5 && success > 0`; `labels` are the names of the rule's queries. */
export function parseCondition(text: string, labels: readonly string[]): Condition {
  if (text.length > MAX_CONDITION_LENGTH) throw tooLong(text)
  return new Parser(tokens(text), labels, text.length).parse()
}

/** `failed > 5 then success > 0`: conditions that hold one after the other; one alone where nothing is ordered. */
export function parseSteps(text: string, labels: readonly string[]): Condition[] {
  if (text.length > MAX_CONDITION_LENGTH) throw tooLong(text)
  return new Parser(tokens(text), labels, text.length).parseSteps()
}

export function isCondition(text: string, labels: readonly string[]): boolean {
  try {
    return parseSteps(text, labels).length > 0
  } catch (error) {
    if (error instanceof ConditionError) return false
    throw error
  }
}

const tooLong = ({ length }: string) =>
  new ConditionError(`Expected at most ${MAX_CONDITION_LENGTH} characters, got ${length}.`, 0, length)

/** A query that found nothing has no value (null), and no comparison of it holds. */
export function conditionHolds(condition: Condition, result: (label: string) => number | null): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.every((part) => conditionHolds(part, result))
    case 'any':
      return condition.conditions.some((part) => conditionHolds(part, result))
    case 'comparison': {
      const value = result(condition.label)
      return value !== null && (condition.orEqual ? value >= condition.limit : value > condition.limit)
    }
  }
}

/** The largest number that a label is compared with: beyond it no larger value changes the answer. */
export function highestLimit(condition: Condition, label: string): number {
  if (condition.kind === 'comparison') return condition.label === label ? condition.limit : Number.NEGATIVE_INFINITY
  return Math.max(...condition.conditions.map((part) => highestLimit(part, label)))
}

const TOKEN = /\s*(?:(&&|\|\||>=|>|\(|\)|-?\d+(?:\.\d+)?(?![\w.])|[a-z][a-z0-9_]*)|(\S))/gy

function tokens(text: string): Token[] {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const token = match[1] ?? match[2] ?? ''
    const offset = TOKEN.lastIndex - token.length
    if (match[1] === undefined) {
      throw new ConditionError(
        `Expected comparisons such as a > 5 joined by && and ||, got ${JSON.stringify(token)}.`,
        offset,
        token.length,
      )
    }
    found.push({ text: token, offset })
  }
  return found
}

class Parser {
  #at = 0

  constructor(
    private readonly input: readonly Token[],
    private readonly labels: readonly string[],
    private readonly end: number,
  ) {}

  parse(): Condition {
    const condition = this.#any(0)
    if (this.#at < this.input.length) throw this.#unexpected('&&, || or the end')
    return condition
  }

  parseSteps(): Condition[] {
    const steps = [this.#any(0)]
    while (this.input[this.#at]?.text === THEN) {
      this.#at += 1
      steps.push(this.#any(0))
    }
    if (this.#at < this.input.length) throw this.#unexpected('&&, ||, then or the end')
    return steps
  }

  #any(depth: number): Condition {
    return this.#joined('any', '||', () => this.#joined('all', '&&', () => this.#operand(depth)))
  }

  #joined(kind: 'all' | 'any', operator: string, next: () => Condition): Condition {
    const conditions = [next()]
    while (this.input[this.#at]?.text === operator) {
      this.#at += 1
      conditions.push(next())
    }
    return conditions.length === 1 ? (conditions[0] as Condition) : { kind, conditions }
  }

  #operand(depth: number): Condition {
    if (this.input[this.#at]?.text !== '(') return this.#comparison()
    if (depth === MAX_DEPTH) throw this.#unexpected(`at most ${MAX_DEPTH} parentheses within each other`)
    this.#at += 1
    const inner = this.#any(depth + 1)
    this.#take((text) => text === ')', ')')
    return inner
  }

  #comparison(): Condition {
    const label = this.#take((text) => /^[a-z]/.test(text), 'the name of a query')
    if (!this.labels.includes(label.text)) {
      throw new ConditionError(
        `Expected the name of a query (${this.labels.join(', ')}), got ${JSON.stringify(label.text)}.`,
        label.offset,
        label.text.length,
      )
    }
    const operator = this.#take((text) => text === '>' || text === '>=', '> or >=').text
    const limit = Number(this.#take((text) => /^-?\d/.test(text), 'a number').text)
    return { kind: 'comparison', label: label.text, orEqual: operator === '>=', limit }
  }

  #take(fits: (text: string) => boolean, expected: string): Token {
    const token = this.input[this.#at]
    if (!token || !fits(token.text)) throw this.#unexpected(expected)
    this.#at += 1
    return token
  }

  #unexpected(expected: string): ConditionError {
    const token = this.input[this.#at]
    const got = token ? JSON.stringify(token.text) : 'the end of the condition'
    return new ConditionError(`Expected ${expected}, got ${got}.`, token?.offset ?? this.end, token?.text.length ?? 0)
  }
}
