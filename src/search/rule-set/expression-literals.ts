import type { RegularExpression } from '../regular-expression.ts'

/**
 * Texts of which a text must have one, in any case, to match the expression; null when none can be told. Understands only what it is sure of:
 * an escape or a group that it does not know makes it give up.
 */
export function expressionLiterals({ source }: RegularExpression): readonly string[] | null {
  try {
    return new LiteralReader(source).alternatives(0)
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

class Unknown extends Error {}

/** Letters behind a backslash that stand for one of several characters, or for a place between two. */
const CLASSES = /[dDwWsSbBAzntrfv]/
const MAX_DEPTH = 20

class LiteralReader {
  #at = 0

  constructor(private readonly source: string) {}

  alternatives(depth: number): readonly string[] | null {
    if (depth > MAX_DEPTH) throw new Unknown()
    const found = [this.#sequence(depth)]
    while (this.source[this.#at] === '|') {
      this.#at += 1
      found.push(this.#sequence(depth))
    }
    if (this.source[this.#at] === ')' && depth === 0) throw new Unknown()
    return found.some((literals) => literals === null) ? null : found.flatMap((literals) => literals ?? [])
  }

  /** The best of what every text of the sequence has. */
  #sequence(depth: number): readonly string[] | null {
    let best: readonly string[] | null = null
    let run = ''
    const offer = (literals: readonly string[] | null) => {
      if (literals?.every((literal) => literal !== '') && shortest(literals) > shortest(best)) best = literals
    }
    const endRun = () => {
      offer(run === '' ? null : [run])
      run = ''
    }
    while (this.#at < this.source.length && !'|)'.includes(this.source[this.#at] as string)) {
      const element = this.#element(depth)
      const repeats = this.#quantifier()
      if (typeof element !== 'string') {
        endRun()
        if (repeats !== 'MAYBE') offer(element)
      } else if (repeats === 'ONCE') run += element
      else {
        if (repeats === 'SOME') run += element
        endRun()
      }
    }
    endRun()
    return best
  }

  /** A character, or the literals of a group; null for what says nothing. */
  #element(depth: number): string | readonly string[] | null {
    const character = this.source[this.#at] as string
    this.#at += 1
    switch (character) {
      case '\\':
        return this.#escape()
      case '[':
        this.#skipClass()
        return null
      case '(':
        return this.#group(depth)
      case '.':
      case '^':
      case '$':
        return null
      default:
        return character
    }
  }

  #escape(): string | null {
    const character = this.source[this.#at] ?? ''
    this.#at += 1
    if (/^[^A-Za-z0-9]$/.test(character)) return character
    if (CLASSES.test(character)) return null
    throw new Unknown()
  }

  #skipClass(): void {
    if (this.source[this.#at] === '^') this.#at += 1
    let first = true
    while (first || this.source[this.#at] !== ']') {
      if (this.#at >= this.source.length || this.source.startsWith('[:', this.#at)) throw new Unknown()
      this.#at += this.source[this.#at] === '\\' ? 2 : 1
      first = false
    }
    this.#at += 1
  }

  #group(depth: number): readonly string[] | null {
    const head = /\?(?:[ims]*:|P?<\w+>|[ims]+(?=\)))/y
    head.lastIndex = this.#at
    const found = head.exec(this.source)
    if (found) this.#at += found[0].length
    else if (this.source[this.#at] === '?') throw new Unknown()
    const literals = this.alternatives(depth + 1)
    if (this.source[this.#at] !== ')') throw new Unknown()
    this.#at += 1
    return literals
  }

  #quantifier(): 'ONCE' | 'SOME' | 'MAYBE' {
    const pattern = /[*?]\??|\+\??|\{(\d+)(?:,\d*)?\}\??/y
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.source)
    if (!found) return 'ONCE'
    this.#at += found[0].length
    if (found[0].startsWith('+')) return 'SOME'
    return found[1] !== undefined && Number(found[1]) > 0 ? 'SOME' : 'MAYBE'
  }
}

const shortest = (literals: readonly string[] | null): number =>
  literals === null || literals.length === 0 ? 0 : Math.min(...literals.map((literal) => literal.length))
