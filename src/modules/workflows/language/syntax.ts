/** Where a template or a condition cannot be read. */
export class LanguageError extends Error {
  override readonly name = 'LanguageError'

  constructor(
    message: string,
    /** In UTF-16 code units. */
    readonly offset: number,
    readonly length: number,
  ) {
    super(message)
  }
}

export interface Token {
  readonly kind: 'path' | 'word' | 'number' | 'text' | 'sign' | 'end'
  readonly text: string
  readonly offset: number
}

const TOKEN =
  /\s*(?:([A-Za-z_]\w*(?:\.@[\w.@:/-]+|\.[\w-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*)|(-?\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(&&|\|\||[=!<>]=|[<>!()|,[\]])|(\S))/gy

export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const found: Token[] = []
  const source = text.slice(0, to)
  TOKEN.lastIndex = from
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [, name, number, quoted, sign, other] = match
    const token = name ?? number ?? quoted ?? sign ?? other ?? ''
    const offset = TOKEN.lastIndex - token.length
    if (other !== undefined)
      throw new LanguageError(
        `Expected a variable such as signal.title, a literal or an operator, got ${JSON.stringify(other)}.`,
        offset,
        token.length,
      )
    found.push({ kind: kindOf(name, number, quoted), text: token, offset })
  }
  found.push({ kind: 'end', text: '', offset: to })
  return found
}

function kindOf(name?: string, number?: string, quoted?: string): Token['kind'] {
  if (name !== undefined) return /[.[]/.test(name) ? 'path' : 'word'
  if (number !== undefined) return 'number'
  return quoted === undefined ? 'sign' : 'text'
}

/** The text that a quoted token means. */
export const unquoted = ({ text }: Token): string =>
  text.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => ({ n: '\n', t: '\t', r: '\r' })[escaped] ?? escaped)
