import { ANY_CHARACTER, ANY_TEXT, type Pattern } from './query.ts'
import { QuerySyntaxError } from './syntax-error.ts'

/** Curly quotes are ignored: they come from word processors and never group words. */
const BLANK = /[\s“”„‟]/
const OPERATOR = /(?:(AND|OR|NOT)(?=[\s“”„‟()"]|$|&&|\|\|)|&&|\|\|)/y
const ENDS_TERM = '()[]{}":'

/** The longest value with wildcards; together with linear matchers it bounds what one value can cost. */
const MAX_PATTERN = 256

export interface Term {
  readonly pattern: Pattern
  /** The text with wildcards read as themselves. */
  readonly text: string
  readonly offset: number
}

export type Operator = 'AND' | 'OR' | 'NOT'

/** Reads characters; knows terms, quotes, escapes and operators, and nothing of their order. */
export class Scanner {
  position = 0

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length
  }

  at(sign: string): boolean {
    return this.text.startsWith(sign, this.position)
  }

  take(sign: string): boolean {
    if (!this.at(sign)) return false
    this.position += sign.length
    return true
  }

  skipBlanks(): void {
    while (!this.atEnd && BLANK.test(this.text[this.position] as string)) this.position += 1
  }

  get atBlank(): boolean {
    return !this.atEnd && BLANK.test(this.text[this.position] as string)
  }

  /** The operator that stands here, without taking it. */
  operator(): { readonly name: Operator; readonly length: number } | null {
    OPERATOR.lastIndex = this.position
    const match = OPERATOR.exec(this.text)
    if (!match) return null
    const name = (match[1] ?? (match[0] === '&&' ? 'AND' : 'OR')) as Operator
    return { name, length: match[0].length }
  }

  takeOperator(name: Operator): boolean {
    const operator = this.operator()
    if (operator?.name !== name) return false
    this.position += operator.length
    return true
  }

  matches(sticky: RegExp): boolean {
    sticky.lastIndex = this.position
    return sticky.test(this.text)
  }

  /** A run of characters up to a blank, a bracket, a quote, a colon or `&&` and `||`; `extra` are characters that do not end it here. */
  term(extra = '', stop = ''): Term {
    const offset = this.position
    const builder = new PatternBuilder()
    while (!this.atEnd && !this.#endsTerm(extra, stop)) {
      const character = this.text[this.position] as string
      if (character === '\\') builder.add(this.#escaped())
      else {
        this.position += 1
        if (character === '*') builder.wildcard(ANY_TEXT)
        else if (character === '?') builder.wildcard(ANY_CHARACTER)
        else builder.add(character)
      }
    }
    const pattern = builder.build()
    if (pattern.some((part) => typeof part !== 'string') && builder.text.length > MAX_PATTERN) {
      throw new QuerySyntaxError(
        `Expected at most ${MAX_PATTERN} characters in a value with wildcards, got ${builder.text.length}.`,
        offset,
        this.position - offset,
      )
    }
    return { pattern, text: builder.text, offset }
  }

  /** The text between straight quotes; wildcards are ordinary characters there. */
  quoted(): Term {
    const offset = this.position
    this.position += 1
    let text = ''
    while (!this.at('"')) {
      if (this.atEnd) {
        throw new QuerySyntaxError(
          'Expected a closing quote, got the end of the query.',
          offset,
          this.text.length - offset,
        )
      }
      if (this.at('\\')) text += this.#escaped()
      else {
        text += this.text[this.position]
        this.position += 1
      }
    }
    this.position += 1
    return { pattern: text === '' ? [] : [text], text, offset }
  }

  /** Fails here: what was expected, and what stands here instead. */
  fail(expected: string, hint = ''): never {
    const operator = this.operator()
    const length = this.atEnd
      ? 0
      : (operator?.length ?? String.fromCodePoint(this.text.codePointAt(this.position) as number).length)
    const got = this.atEnd ? 'the end of the query' : `'${this.text.slice(this.position, this.position + length)}'`
    throw new QuerySyntaxError(`Expected ${expected}, got ${got}.${hint && ` ${hint}`}`, this.position, length)
  }

  #endsTerm(extra: string, stop: string): boolean {
    const character = this.text[this.position] as string
    if (stop.includes(character)) return true
    if (ENDS_TERM.includes(character)) return !extra.includes(character)
    return BLANK.test(character) || this.at('&&') || this.at('||')
  }

  #escaped(): string {
    const start = this.position
    this.position += 1
    if (this.atEnd) {
      throw new QuerySyntaxError('Expected a character after the backslash, got the end of the query.', start, 1)
    }
    const character = String.fromCodePoint(this.text.codePointAt(this.position) as number)
    this.position += character.length
    return character
  }
}

class PatternBuilder {
  text = ''
  #literal = ''
  readonly #parts: Exclude<Pattern[number], never>[] = []

  add(characters: string): void {
    this.text += characters
    this.#literal += characters
  }

  wildcard(wildcard: typeof ANY_TEXT): void {
    this.text += wildcard.wildcard
    this.#flush()
    // Several stars mean what one means.
    if (wildcard !== ANY_TEXT || this.#parts.at(-1) !== ANY_TEXT) this.#parts.push(wildcard)
  }

  build(): Pattern {
    this.#flush()
    return this.#parts
  }

  #flush(): void {
    if (this.#literal) this.#parts.push(this.#literal)
    this.#literal = ''
  }
}
