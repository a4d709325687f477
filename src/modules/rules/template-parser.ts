import { parseReference, type Reference, TemplateError, type TemplateNode, type Test } from './template-ast.ts'
import { parseExpression } from './template-expression.ts'

export const MAX_TEMPLATE_LENGTH = 64_000
/** Conditions within conditions: what recursion may cost. */
const MAX_DEPTH = 20

const MUSTACHE = /\{\{\{\{raw\}\}\}\}([\s\S]*?)\{\{\{\{\/raw\}\}\}\}|\{\{((?:[^{}"]|"[^"]*")*)\}\}/g
const QUOTED = /"([^"]*)"/g

interface Piece {
  /** Null for a text. */
  readonly tag: string | null
  readonly text: string
  readonly offset: number
}

interface Block {
  readonly name: string
  readonly test: Test
  readonly negated: boolean
  readonly body: TemplateNode[]
  otherwise: TemplateNode[] | null
  readonly piece: Piece
}

export function parseTemplate(template: string): readonly TemplateNode[] {
  if (template.length > MAX_TEMPLATE_LENGTH)
    throw new TemplateError(`A template has at most ${MAX_TEMPLATE_LENGTH} characters.`, 0, template.length)
  const root: TemplateNode[] = []
  const open: Block[] = []
  for (const piece of split(template)) {
    const block = open.at(-1)
    const into = block ? (block.otherwise ?? block.body) : root
    if (piece.tag === null) into.push({ kind: 'text', text: piece.text })
    else if (piece.tag.startsWith('#') || piece.tag.startsWith('^')) {
      if (open.length === MAX_DEPTH) throw at(piece, `Expected at most ${MAX_DEPTH} conditions within each other.`)
      open.push(openBlock(piece, piece.tag))
    } else if (piece.tag === 'else') {
      if (!block || block.otherwise) throw at(piece, 'Expected {{else}} within a condition, once.')
      block.otherwise = []
    } else if (piece.tag.startsWith('/')) {
      if (block?.name !== piece.tag.slice(1).trim()) throw at(piece, `Expected {{/${block?.name ?? '…'}}}.`)
      open.pop()
      const outer = open.at(-1)
      const { test, negated, body, otherwise } = block
      const target = outer ? (outer.otherwise ?? outer.body) : root
      target.push({ kind: 'choice', test, negated, body, otherwise: otherwise ?? [] })
    } else into.push(inline(piece, piece.tag))
  }
  const unclosed = open.at(-1)
  if (unclosed) throw at(unclosed.piece, `Expected {{/${unclosed.name}}} after it.`)
  return root
}

function* split(template: string): Generator<Piece> {
  let end = 0
  for (const match of template.matchAll(MUSTACHE)) {
    if (match.index > end) yield { tag: null, text: template.slice(end, match.index), offset: end }
    if (match[1] !== undefined) yield { tag: null, text: match[1], offset: match.index }
    else yield { tag: (match[2] ?? '').trim(), text: match[0], offset: match.index }
    end = match.index + match[0].length
  }
  if (end < template.length) yield { tag: null, text: template.slice(end), offset: end }
}

function openBlock(piece: Piece, tag: string): Block {
  const [, name = '', rest = ''] = /^[#^]\s*(\w*)\s*([\s\S]*)$/.exec(tag) ?? []
  return { name, test: readTest(piece, name, rest), negated: tag.startsWith('^'), body: [], otherwise: null, piece }
}

function readTest(piece: Piece, name: string, rest: string): Test {
  if (name === 'if') return { kind: 'if', subject: referenceOf(piece, quoted(rest)[0] ?? rest.trim()) }
  if (name !== 'is_match' && name !== 'is_exact_match')
    throw at(piece, 'Expected is_match, is_exact_match or if after # or ^.')
  const [subject = '', ...texts] = quoted(rest)
  if (!texts.length) throw at(piece, `Expected {{#${name} "variable" "text"}}.`)
  return { kind: name, subject: referenceOf(piece, subject), texts }
}

function inline(piece: Piece, tag: string): TemplateNode {
  const [, helper, rest = ''] = /^(eval|local_time|urlencode)\s+([\s\S]*)$/.exec(tag) ?? []
  const [first = '', second = ''] = quoted(rest)
  switch (helper) {
    case 'eval':
      return { kind: 'eval', expression: parseExpression(first, piece.offset + piece.text.indexOf('"') + 1) }
    case 'urlencode':
      return { kind: 'urlencode', reference: referenceOf(piece, first) }
    case 'local_time':
      if (!isTimeZone(second)) throw at(piece, `Expected a time zone such as Europe/Berlin, got "${second}".`)
      return { kind: 'local_time', reference: referenceOf(piece, first), zone: second }
    default:
      return { kind: 'value', reference: referenceOf(piece, tag) }
  }
}

const quoted = (text: string): string[] => [...text.matchAll(QUOTED)].map((match) => match[1] ?? '')

function referenceOf(piece: Piece, text: string): Reference {
  const reference = parseReference(text)
  if (!reference) throw at(piece, `Expected a variable, an @attribute or a tag, got ${JSON.stringify(text)}.`)
  return reference
}

const at = (piece: Piece, message: string) => new TemplateError(message, piece.offset, piece.text.length)

function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
