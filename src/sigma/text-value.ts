import { ANY_CHARACTER, ANY_TEXT, type Pattern } from '../search/index.ts'

/**
 * Reads a value as Sigma writes texts: `*` and `?` are wildcards, a backslash takes a wildcard or a backslash literally, and is itself before
 * anything else.
 */
export function readText(text: string): Pattern {
  const parts: (string | typeof ANY_TEXT)[] = []
  let literal = ''
  const add = (wildcard: typeof ANY_TEXT) => {
    if (literal !== '') parts.push(literal)
    literal = ''
    if (wildcard !== ANY_TEXT || parts.at(-1) !== ANY_TEXT) parts.push(wildcard)
  }
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] as string
    const next = text[index + 1]
    if (character === '\\' && (next === '\\' || next === '*' || next === '?')) {
      literal += next
      index += 1
    } else if (character === '*') add(ANY_TEXT)
    else if (character === '?') add(ANY_CHARACTER)
    else literal += character
  }
  if (literal !== '') parts.push(literal)
  return parts
}
