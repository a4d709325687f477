import { SigmaError, shown } from './sigma-error.ts'

/** A condition over searches, with `1 of x*` and its kind spelled out. */
export type Condition =
  | { readonly kind: 'search'; readonly name: string }
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }

const MAX_LENGTH = 10_000
const MAX_DEPTH = 50
const TOKEN = /\s*([()|]|[^\s()|]+)/gy

/** Reads a condition; `not` binds tighter than `and`, which binds tighter than `or`. */
export function parseCondition(text: string, searches: readonly string[]): Condition {
  if (text.length > MAX_LENGTH) throw new SigmaError(`Expected a condition of at most ${MAX_LENGTH} characters.`)
  return new Parser(
    [...text.trim().matchAll(TOKEN)].map(([, token = '']) => token),
    searches,
  ).parse()
}

class Parser {
  #at = 0

  constructor(
    private readonly tokens: readonly string[],
    private readonly searches: readonly string[],
  ) {}

  parse(): Condition {
    const condition = this.#or(0)
    const rest = this.tokens[this.#at]
    if (rest === '|') {
      throw new SigmaError('Expected a correlation for what is counted; aggregations behind | are no longer Sigma.')
    }
    if (rest !== undefined) throw new SigmaError(`Expected and, or or the end of the condition, got ${shown(rest)}.`)
    return condition
  }

  #or(depth: number): Condition {
    return this.#joined('any', 'or', () => this.#joined('all', 'and', () => this.#not(depth)))
  }

  #joined(kind: 'all' | 'any', operator: string, next: () => Condition): Condition {
    const conditions = [next()]
    while (this.#takes(operator)) conditions.push(next())
    return conditions.length === 1 ? (conditions[0] as Condition) : { kind, conditions }
  }

  #not(depth: number): Condition {
    if (depth > MAX_DEPTH) throw new SigmaError(`Expected at most ${MAX_DEPTH} parentheses within each other.`)
    if (this.#takes('not')) return { kind: 'not', condition: this.#not(depth + 1) }
    if (!this.#takes('(')) return this.#operand()
    const inner = this.#or(depth + 1)
    if (!this.#takes(')')) throw new SigmaError(`Expected ), got ${shown(this.tokens[this.#at])}.`)
    return inner
  }

  #operand(): Condition {
    const token = this.tokens[this.#at]
    if (token === undefined || /^(?:[()|]|and|or)$/i.test(token)) {
      throw new SigmaError(`Expected the name of a search, got ${shown(token)}.`)
    }
    this.#at += 1
    if (this.#takes('of')) return this.#of(token.toLowerCase())
    if (this.searches.includes(token)) return { kind: 'search', name: token }
    throw new SigmaError(`Expected the name of a search (${this.searches.join(', ')}), got ${shown(token)}.`)
  }

  /** Searches whose name starts with an underscore are left out of `them` and of patterns that do not. */
  #of(quantity: string): Condition {
    if (!['1', 'any', 'all'].includes(quantity)) {
      throw new SigmaError(`Expected 1 of, any of or all of, got ${shown(`${quantity} of`)}.`)
    }
    const pattern = this.tokens[this.#at] ?? ''
    this.#at += 1
    const fits = pattern.toLowerCase() === 'them' ? /^[^_]/ : namePattern(pattern)
    const names = this.searches.filter((name) => fits.test(name) && (pattern.startsWith('_') || !name.startsWith('_')))
    if (names.length === 0) throw new SigmaError(`Expected searches called ${shown(pattern)}, got none.`)
    const conditions = names.map((name) => ({ kind: 'search', name }) as const)
    return conditions.length === 1
      ? (conditions[0] as Condition)
      : { kind: quantity === 'all' ? 'all' : 'any', conditions }
  }

  #takes(word: string): boolean {
    if (this.tokens[this.#at]?.toLowerCase() !== word) return false
    this.#at += 1
    return true
  }
}

const MAX_STARS = 3

function namePattern(pattern: string): RegExp {
  const parts = pattern.split(/\*+/)
  if (parts.length - 1 > MAX_STARS) throw new SigmaError(`Expected at most ${MAX_STARS} stars in ${shown(pattern)}.`)
  return new RegExp(`^${parts.map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')).join('.*')}$`)
}
