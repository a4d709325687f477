import { literalOf } from './number.ts'
import { exactText, type Literal, type MatchQuery, type Pattern, type Query } from './query.ts'

/** Characters that no place of the language reads as anything but themselves. */
const PLAIN = /^[\p{L}\p{N}\p{M}_./@,;%'$~+-]+$/u
const WORD_START = /^[\p{L}\p{N}\p{M}_./,;%'$~]/u

/** The normal form of a query: parsed again it is the same tree. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '*'
    case 'and':
      return query.clauses
        .map((clause) => (clause.kind === 'or' ? inParentheses(clause) : printQuery(clause)))
        .join(' ')
    case 'or':
      return printOr(query.clauses)
    case 'not':
      return `-${query.clause.kind === 'and' ? `(${printQuery(query.clause)})` : inParentheses(query.clause)}`
    case 'text':
      return query.scope === 'EVERYWHERE' ? `*:${printPattern(query.pattern)}` : printPattern(query.pattern)
    case 'match':
      return `${printField(query.field)}:${printPattern(query.pattern)}`
    case 'exists':
      return `${printField(query.field)}:*`
    case 'comparison':
      return `${printField(query.field)}:${query.operator}${printLiteral(query.value)}`
    case 'range': {
      const [open, close] = query.inclusive ? '[]' : '{}'
      return `${printField(query.field)}:${open}${printBound(query.low)} TO ${printBound(query.high)}${close}`
    }
    case 'cidr':
      return `CIDR(${[printField(query.field), ...query.blocks].join(', ')})`
  }
}

/** `field:(a OR b)` where all clauses are values of one field, which needs no parentheses around it. */
function printOr(clauses: readonly Query[]): string {
  const list = valueList(clauses)
  if (list)
    return `${printField((list[0] as MatchQuery).field)}:(${list.map(({ pattern }) => printPattern(pattern)).join(' OR ')})`
  return clauses.map((clause) => (clause.kind === 'and' ? `(${printQuery(clause)})` : printQuery(clause))).join(' OR ')
}

const inParentheses = (query: Query): string =>
  query.kind === 'or' && !valueList(query.clauses) ? `(${printQuery(query)})` : printQuery(query)

function valueList(clauses: readonly Query[]): MatchQuery[] | null {
  const matches = clauses.filter((clause) => clause.kind === 'match')
  return matches.length === clauses.length && new Set(matches.map(({ field }) => field)).size === 1 ? matches : null
}

/** A field's reference as a query writes it. */
export function printField(field: string): string {
  const sign = /^[@#]/.test(field) ? field.slice(0, 1) : ''
  return sign + escaped(field.slice(sign.length), sign !== '')
}

function printPattern(pattern: Pattern): string {
  const exact = exactText(pattern)
  if (exact !== null) return printText(exact)
  return pattern.map((part, index) => (typeof part === 'string' ? escaped(part, index > 0) : part.wildcard)).join('')
}

const printText = (text: string): string => (isPlain(text) ? text : quoted(text))

/** Operators are words to be quoted, and so is what a reader would take for one. */
const isPlain = (text: string): boolean => PLAIN.test(text) && WORD_START.test(text) && !/^(AND|OR|NOT|TO)$/.test(text)

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

function escaped(text: string, inside: boolean): string {
  let result = ''
  for (const character of text) {
    const plain = PLAIN.test(character) && (inside || result !== '' || WORD_START.test(character))
    result += plain ? character : `\\${character}`
  }
  // A key or a word that reads as an operator needs one escape to be a word.
  return /^(AND|OR|NOT)$/.test(result) && !inside ? `\\${result}` : result
}

const printBound = (bound: Literal | null): string => (bound === null ? '*' : printLiteral(bound))

function printLiteral({ kind, text }: Literal): string {
  if (kind !== 'TEXT') return text
  return literalOf(text, false).kind === 'TEXT' ? printText(text) : quoted(text)
}
