import { parseBlock } from './address.ts'
import { allQuery, andQuery, notQuery, orQuery } from './build.ts'
import { literalOf } from './number.ts'
import { type ComparisonOperator, exactText, isAnything, type Literal, type Place, type Query } from './query.ts'
import { Scanner, type Term } from './scanner.ts'
import { QuerySyntaxError } from './syntax-error.ts'

export const MAX_QUERY_LENGTH = 10_000
const MAX_DEPTH = 50
const MAX_CLAUSES = 1_000
/** Free text is what costs: each word is looked for in several texts of every document. */
const MAX_WORDS = 100

const EVERYWHERE = '*'
const CIDR = /CIDR\s*\(/y
const NEGATIVE_NUMBER = /-[0-9]/y

/** Reads a query. Throws QuerySyntaxError, which says what was expected, what came, and where. */
export function parseQuery(text: string): Query {
  if (text.length > MAX_QUERY_LENGTH) {
    throw new QuerySyntaxError(
      `Expected a query of at most ${MAX_QUERY_LENGTH} characters, got ${text.length}.`,
      MAX_QUERY_LENGTH,
      text.length - MAX_QUERY_LENGTH,
    )
  }
  // Half a surrogate pair cannot be stored, so it cannot be found.
  return new Parser(text.replace(/\p{Surrogate}/gu, '\ufffd')).query()
}

/** Recursive descent. `field` is the key whose value list is being read; null outside of one. */
class Parser {
  readonly #scanner: Scanner
  #depth = 0
  #clauses = 0
  #words = 0

  constructor(text: string) {
    this.#scanner = new Scanner(text)
  }

  query(): Query {
    this.#scanner.skipBlanks()
    if (this.#scanner.atEnd) return allQuery()
    const query = this.#or(null)
    if (!this.#scanner.atEnd) this.#scanner.fail('a clause or the end of the query', 'No parenthesis is open here.')
    return query
  }

  #or(field: string | null): Query {
    const clauses = [this.#and(field)]
    while (this.#scanner.takeOperator('OR')) clauses.push(this.#and(field))
    return clauses.length === 1 ? (clauses[0] as Query) : orQuery(clauses, spanning(clauses))
  }

  #and(field: string | null): Query {
    const clauses = [this.#negation(field)]
    for (;;) {
      this.#scanner.skipBlanks()
      if (this.#scanner.atEnd || this.#scanner.at(')') || this.#scanner.operator()?.name === 'OR') break
      this.#scanner.takeOperator('AND')
      clauses.push(this.#negation(field))
    }
    return clauses.length === 1 ? (clauses[0] as Query) : andQuery(clauses, spanning(clauses))
  }

  #negation(field: string | null): Query {
    this.#scanner.skipBlanks()
    const offset = this.#scanner.position
    let negated = false
    for (;;) {
      if (this.#scanner.take('-') || this.#scanner.takeOperator('NOT')) negated = !negated
      else if (!this.#scanner.take('+')) break
      this.#scanner.skipBlanks()
    }
    const clause = field === null ? this.#clause() : this.#value(field, this.#scanner.position)
    return negated ? notQuery(clause, this.#from(offset)) : clause
  }

  #clause(): Query {
    const scanner = this.#scanner
    const offset = scanner.position
    if (scanner.at('(')) return this.#group(null)
    if (scanner.matches(CIDR)) return this.#cidr(offset)
    if (scanner.at('"')) {
      const { text, pattern } = scanner.quoted()
      if (scanner.take(':')) return this.#value(`@${text}`, offset)
      return this.#text('DEFAULT', pattern, offset)
    }
    if (scanner.take('@"')) {
      scanner.position -= 1
      const { text } = scanner.quoted()
      if (!scanner.take(':')) scanner.fail("':' after the attribute's name")
      return this.#value(`@${text}`, offset)
    }
    this.#refuseSpecial('a clause')
    const term = scanner.term()
    if (scanner.take(':')) return this.#value(this.#key(term), offset)
    if (scanner.text[offset] === '@') scanner.fail("':' and a value after the attribute's name")
    return this.#text('DEFAULT', term.pattern, offset)
  }

  #key(term: Term): string {
    if (term.text === EVERYWHERE && exactText(term.pattern) === null) return EVERYWHERE
    if (exactText(term.pattern) === null) {
      throw new QuerySyntaxError(
        `Expected a field's name without wildcards, got '${term.text}'. Only *: searches in every field.`,
        term.offset,
        this.#scanner.position - 1 - term.offset,
      )
    }
    if (term.text === '' || term.text === '@') {
      this.#scanner.position -= 1
      this.#scanner.fail("a field's name")
    }
    return term.text
  }

  /** One value, or a list of them in parentheses; `offset` is where its clause starts. */
  #value(field: string, offset: number): Query {
    const scanner = this.#scanner
    while (scanner.atBlank && /[“”„‟]/.test(scanner.text[scanner.position] as string)) scanner.position += 1
    if (scanner.at('(')) return this.#group(field)
    if (field === '_exists_' || field === '_missing_') return this.#presence(field, offset)
    if (field !== EVERYWHERE) {
      const compared = this.#comparison(field, offset)
      if (compared) return compared
    }
    if (scanner.at('"')) return this.#match(field, scanner.quoted(), offset)
    if (scanner.at('-') && !scanner.matches(NEGATIVE_NUMBER)) {
      scanner.fail('a value', 'Put the minus before the field to exclude the value, or write \\- for the character.')
    }
    this.#refuseSpecial(field === EVERYWHERE ? 'a word, a phrase or a list of them after *:' : 'a value')
    return this.#match(field, scanner.term(), offset)
  }

  #match(field: string, { pattern }: Term, offset: number): Query {
    if (field === EVERYWHERE) return this.#text('EVERYWHERE', pattern, offset)
    const place = this.#endOfClause(offset)
    return isAnything(pattern) ? { kind: 'exists', field, place } : { kind: 'match', field, pattern, place }
  }

  #text(scope: 'DEFAULT' | 'EVERYWHERE', pattern: Term['pattern'], offset: number): Query {
    const place = this.#endOfClause(offset)
    if (isAnything(pattern)) return allQuery(place)
    this.#words += 1
    if (this.#words > MAX_WORDS) {
      throw new QuerySyntaxError(
        `Expected at most ${MAX_WORDS} words and phrases without a field, got more.`,
        place.offset,
        place.length,
      )
    }
    return { kind: 'text', scope, pattern, place }
  }

  #presence(mode: '_exists_' | '_missing_', offset: number): Query {
    const scanner = this.#scanner
    const quoted = scanner.at('"')
    if (!quoted) this.#refuseSpecial("a field's name")
    const term = quoted ? scanner.quoted() : scanner.term()
    if (exactText(term.pattern) === null || term.text === '' || term.text === '@') {
      scanner.position = term.offset
      scanner.fail("a field's name")
    }
    const place = this.#endOfClause(offset)
    const exists: Query = { kind: 'exists', field: quoted ? `@${term.text}` : term.text, place }
    return mode === '_exists_' ? exists : notQuery(exists, place)
  }

  #comparison(field: string, offset: number): Query | null {
    const scanner = this.#scanner
    if (scanner.at('[') || scanner.at('{')) return this.#range(field, offset)
    const operator = (['>=', '<=', '>', '<'] as const).find((sign) => scanner.take(sign))
    if (!operator) return null
    const value = this.#bound('a value to compare with')
    const place = this.#endOfClause(offset)
    return { kind: 'comparison', field, operator: operator satisfies ComparisonOperator, value, place }
  }

  #range(field: string, offset: number): Query {
    const scanner = this.#scanner
    const inclusive = scanner.at('[')
    scanner.position += 1
    scanner.skipBlanks()
    const low = this.#rangeBound('the lower bound, or * for none')
    scanner.skipBlanks()
    if (!scanner.take('TO')) scanner.fail('TO between the bounds')
    if (!scanner.atBlank) scanner.fail('a blank after TO')
    scanner.skipBlanks()
    const high = this.#rangeBound('the upper bound, or * for none')
    scanner.skipBlanks()
    const bracket = inclusive ? ']' : '}'
    if (!scanner.take(bracket)) scanner.fail(`'${bracket}'`, '[ ] include both bounds and { } exclude both.')
    const place = this.#endOfClause(offset)
    if (low === null && high === null) return { kind: 'exists', field, place }
    return { kind: 'range', field, low, high, inclusive, place }
  }

  #rangeBound(expected: string): Literal | null {
    const open =
      this.#scanner.at('*') &&
      /^\*(?:[\s\]}]|$)/.test(this.#scanner.text.slice(this.#scanner.position, this.#scanner.position + 2))
    if (!open) return this.#bound(expected, ':([{', ']})')
    this.#scanner.position += 1
    return null
  }

  /** Wildcards are ordinary characters in bounds. */
  #bound(expected: string, extra = '', stop = ''): Literal {
    const scanner = this.#scanner
    if (scanner.at('"')) return literalOf(scanner.quoted().text, true)
    const { text } = scanner.term(extra, stop)
    if (text === '') scanner.fail(expected)
    return literalOf(text, false)
  }

  #cidr(offset: number): Query {
    const scanner: Scanner = this.#scanner
    scanner.position = scanner.text.indexOf('(', offset) + 1
    const [field, ...rest] = this.#arguments()
    if (!field || field.text === '' || field.text === '@') {
      scanner.position = field?.offset ?? scanner.position
      scanner.fail("a field's name as the first argument of CIDR")
    }
    if (rest.length === 0) {
      scanner.position -= 1
      scanner.fail("',' and a block such as 10.0.0.0/8")
    }
    const blocks = rest.map((block) => {
      if (parseBlock(block.text)) return block.text
      throw new QuerySyntaxError(
        `Expected an address block such as 10.0.0.0/8 or 2001:db8::/32, got '${block.text}'.`,
        block.offset,
        block.text.length,
      )
    })
    return { kind: 'cidr', field: field.text, blocks, place: this.#endOfClause(offset) }
  }

  /** Comma-separated arguments up to and with the closing parenthesis. */
  #arguments(): Term[] {
    const scanner = this.#scanner
    const found: Term[] = []
    for (;;) {
      scanner.skipBlanks()
      const quoted = scanner.at('"')
      const term = quoted ? scanner.quoted() : scanner.term(':', ',')
      found.push(quoted && found.length === 0 ? { ...term, text: `@${term.text}` } : term)
      scanner.skipBlanks()
      if (scanner.take(')')) return found
      if (!scanner.take(',')) scanner.fail("',' or ')' in CIDR")
    }
  }

  #group(field: string | null): Query {
    const scanner = this.#scanner
    const offset = scanner.position
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) {
      throw new QuerySyntaxError(`Expected at most ${MAX_DEPTH} nested parentheses, got more.`, offset, 1)
    }
    scanner.position += 1
    const query = this.#or(field)
    if (!scanner.take(')')) scanner.fail("')'", `It closes the parenthesis at ${offset}.`)
    this.#depth -= 1
    return query
  }

  #refuseSpecial(expected: string): void {
    const scanner = this.#scanner
    if (scanner.atEnd || scanner.atBlank || scanner.operator()) scanner.fail(expected)
    const character = scanner.text[scanner.position] as string
    if (':)'.includes(character)) scanner.fail(expected)
    if ('=!<>[]{}'.includes(character)) scanner.fail(expected, `Write \\${character} to search for the character.`)
  }

  #endOfClause(offset: number): Place {
    const scanner = this.#scanner
    this.#clauses += 1
    if (this.#clauses > MAX_CLAUSES) {
      throw new QuerySyntaxError(
        `Expected at most ${MAX_CLAUSES} clauses, got more.`,
        offset,
        scanner.position - offset,
      )
    }
    if (!(scanner.atEnd || scanner.atBlank || scanner.at(')') || scanner.at('&&') || scanner.at('||'))) {
      const character = scanner.text[scanner.position]
      scanner.fail('a blank or an operator', `Write \\${character} or quote the value to search for the character.`)
    }
    return this.#from(offset)
  }

  #from(offset: number): Place {
    return { offset, length: this.#scanner.position - offset }
  }
}

function spanning(clauses: readonly Query[]): Place {
  const [first, last] = [clauses[0] as Query, clauses.at(-1) as Query]
  return { offset: first.place.offset, length: last.place.offset + last.place.length - first.place.offset }
}
