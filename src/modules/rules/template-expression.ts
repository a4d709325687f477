import { type Expression, parseReference, TemplateError } from './template-ast.ts'

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|(@?[A-Za-z_][\w.@-]*?(?=[\s()+*/%-]|$)|@?[A-Za-z_][\w.]*)|([()+\-*/%]))/y
const MAX_DEPTH = 32

/** Arithmetic of `{{eval "…"}}`: numbers, references, + - * / % and parentheses. */
export function parseExpression(text: string, offset: number): Expression {
  const tokens: { text: string; kind: 'number' | 'name' | 'operator'; offset: number }[] = []
  let end = 0
  for (TOKEN.lastIndex = 0; ; end = TOKEN.lastIndex) {
    const match = TOKEN.exec(text)
    if (!match) break
    const [, number, name, operator] = match
    const token = number ?? name ?? operator ?? ''
    tokens.push({
      text: token,
      kind: number ? 'number' : name ? 'name' : 'operator',
      offset: offset + TOKEN.lastIndex - token.length,
    })
  }
  let at = 0
  const fail = (expected: string): TemplateError => {
    const token = tokens[at]
    return new TemplateError(
      `Expected ${expected}, got ${token ? JSON.stringify(token.text) : 'the end of the expression'}.`,
      token?.offset ?? offset + text.length,
      token?.text.length ?? 0,
    )
  }
  const binary = (operators: string, next: (depth: number) => Expression) => (depth: number) => {
    let left = next(depth)
    for (let token = tokens[at]; token && operators.includes(token.text); token = tokens[at]) {
      at += 1
      left = { kind: 'operation', operator: token.text as '+', left, right: next(depth) }
    }
    return left
  }
  const operand = (depth: number): Expression => {
    const token = tokens[at]
    if (!token || depth > MAX_DEPTH) throw fail('a number or a variable')
    at += 1
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    if (token.kind === 'name') {
      const reference = parseReference(token.text)
      if (reference) return { kind: 'reference', reference }
    }
    if (token.text === '-') {
      return { kind: 'operation', operator: '-', left: { kind: 'number', value: 0 }, right: operand(depth + 1) }
    }
    if (token.text === '(') {
      const inner = sum(depth + 1)
      if (tokens[at]?.text !== ')') throw fail(')')
      at += 1
      return inner
    }
    at -= 1
    throw fail('a number or a variable')
  }
  const sum = binary('+-', binary('*/%', operand))
  const expression = sum(0)
  if (at < tokens.length) throw fail('an operator')
  if (text.slice(end).trim() !== '') throw new TemplateError('Expected an arithmetic expression.', offset, text.length)
  return expression
}
