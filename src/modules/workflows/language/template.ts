import { meaningOf, type Operand, parseOperand, referenceIn } from './expression.ts'
import type { Reference, Scope } from './reference.ts'
import { LanguageError } from './syntax.ts'

const MAX_LENGTH = 100_000
/** Objects within objects: what recursion may cost. */
const MAX_DEPTH = 20

/** A value in which places are filled in. */
export interface Template {
  readonly references: readonly Reference[]
  /** A text with nothing to fill in, or anything but a text. */
  readonly isLiteral: boolean
  /** One place and nothing around it: the value keeps its type. */
  readonly isExact: boolean
  /** Throws MissingValue. */
  render(scope: Scope): unknown
}

/** A place names what is not there. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue'

  constructor(readonly reference: Reference) {
    super(`{{${reference.text}}} has no value.`)
  }
}

/** Texts in objects and arrays are templates too. */
export function compileTemplate(value: unknown, depth = 0): Template {
  if (depth > MAX_DEPTH) throw new LanguageError(`Expected at most ${MAX_DEPTH} levels of objects and arrays.`, 0, 0)
  if (typeof value === 'string') return compileText(value)
  if (Array.isArray(value)) {
    const items = value.map((item) => compileTemplate(item, depth + 1))
    return { ...structure(items), render: (scope) => items.map((item) => item.render(scope)) }
  }
  if (value === null || typeof value !== 'object') return literal(value)
  const entries = Object.entries(value).map(([key, item]) => [key, compileTemplate(item, depth + 1)] as const)
  return {
    ...structure(entries.map(([, item]) => item)),
    render: (scope) => Object.fromEntries(entries.map(([key, item]) => [key, item.render(scope)])),
  }
}

const structure = (parts: readonly Template[]) => ({
  references: parts.flatMap(({ references }) => references),
  isLiteral: true,
  isExact: false,
})

const literal = (value: unknown): Template => ({
  references: [],
  isLiteral: true,
  isExact: false,
  render: () => value,
})

function compileText(text: string): Template {
  if (text.length > MAX_LENGTH)
    throw new LanguageError(`Expected at most ${MAX_LENGTH} characters, got ${text.length}.`, 0, text.length)
  const parts = partsOf(text)
  const places = parts.filter((part): part is Operand => typeof part !== 'string')
  if (places.length === 0) return literal(text)
  const [only] = parts
  const isExact = parts.length === 1
  return {
    references: places.flatMap(referenceIn),
    isLiteral: false,
    isExact,
    render: isExact
      ? (scope) => filled(only as Operand, scope)
      : (scope) => parts.map((part) => (typeof part === 'string' ? part : toText(filled(part, scope)))).join(''),
  }
}

function filled(operand: Operand, scope: Scope): unknown {
  const value = meaningOf(operand, scope)
  if ((value === undefined || value === null) && operand.kind === 'reference') throw new MissingValue(operand.reference)
  return value
}

const toText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

function partsOf(text: string): (string | Operand)[] {
  const parts: (string | Operand)[] = []
  let from = 0
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
    const close = closingOf(text, open + 2)
    if (close === -1) throw new LanguageError('Expected }} after it.', open, 2)
    if (open > from) parts.push(text.slice(from, open))
    parts.push(parseOperand(text, open + 2, close))
    from = close + 2
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

const PIECE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\}\}|[\s\S]/gy

/** Quoted texts may hold braces. */
function closingOf(text: string, from: number): number {
  PIECE.lastIndex = from
  for (let match = PIECE.exec(text); match; match = PIECE.exec(text)) if (match[0] === '}}') return match.index
  return -1
}
