import { RE2JS } from 're2js'
import type { TextTest } from './matcher.ts'

export const EXPRESSION_FLAGS = ['i', 'm', 's'] as const

/** RE2's syntax, found anywhere in a text. Flags as letters: `i` any case, `m` lines have ends, `s` the dot takes line breaks. */
export interface RegularExpression {
  readonly source: string
  readonly flags: string
}

const MAX_LENGTH = 10_000
/** Instructions: what `(a{30}){30}` becomes. */
const MAX_PROGRAM = 20_000

/** Linear in the text, whatever the expression. Throws for what RE2 does not know, such as look-ahead and back references. */
export function expressionTest({ source, flags }: RegularExpression): TextTest {
  if (source.length > MAX_LENGTH) throw new Error(`A regular expression has at most ${MAX_LENGTH} characters.`)
  const compiled = compile(source, flags)
  if (compiled.programSize() > MAX_PROGRAM) throw new Error('The regular expression repeats too much.')
  return (text) => compiled.test(text)
}

function compile(source: string, flags: string): RE2JS {
  try {
    return RE2JS.compile(
      source,
      (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
        (flags.includes('m') ? RE2JS.MULTILINE : 0) |
        (flags.includes('s') ? RE2JS.DOTALL : 0),
    )
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error))
  }
}

/** As ClickHouse's match() takes it, which is RE2 as well, but whose dot takes line breaks unless told otherwise. */
export function expressionForStore({ source, flags }: RegularExpression): string {
  const on = EXPRESSION_FLAGS.filter((flag) => flags.includes(flag)).join('')
  const off = EXPRESSION_FLAGS.filter((flag) => flag === 's' && !flags.includes(flag)).join('')
  return `(?${on}${off === '' ? '' : `-${off}`})${source}`
}
