import { isStar, type Pattern, type Wildcard } from './query.ts'
import { fold, separated } from './words.ts'

export const foldedPattern = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? fold(part) : part))

/** Looked for anywhere in `wordsOf` a text; a pattern's `*` stays inside a word. */
export interface WordPattern {
  readonly pattern: Pattern
  /** Whole words without wildcards, each of which the text must have. */
  readonly tokens: readonly string[]
  /** The longest piece of a word, which the folded text must have; '' when there is none. */
  readonly piece: string
}

/** Null when the pattern has no word in it: separators cannot be searched. */
export function wordPattern(pattern: Pattern): WordPattern | null {
  if (!pattern.some(bearsWord)) return null
  const parts: (string | Wildcard)[] = ['']
  for (const part of [' ', ...pattern, ' ']) {
    const last = parts.at(-1)
    if (typeof part !== 'string') parts.push(part)
    else if (typeof last === 'string') parts[parts.length - 1] = last + foldedPart(part)
    else parts.push(foldedPart(part))
  }
  const clean = parts
    .map((part) => (typeof part === 'string' ? part.replace(/ +/g, ' ') : part))
    .filter((part) => part !== '')
  const tokens = clean.flatMap((part) => (typeof part === 'string' ? wholeWords(part) : []))
  const pieces = clean.flatMap((part) => (typeof part === 'string' ? part.split(' ') : []))
  const piece = pieces.reduce((longest, other) => (other.length > longest.length ? other : longest), '')
  return { pattern: withoutOpenEnds(clean), tokens, piece }
}

/** Without the blanks that `wordsOf` puts around a text, since the neighbouring part may continue the word. */
const foldedPart = (text: string): string => separated(fold(text))

const bearsWord = (part: string | Wildcard): boolean =>
  typeof part === 'string' ? foldedPart(part).trim() !== '' : part.wildcard === '?'

const wholeWords = (text: string): string[] =>
  text
    .split(' ')
    .slice(1, -1)
    .filter((word) => word !== '')

/** A word that starts or ends with `*` may start or end anywhere: ` *fail` finds what `fail` finds. Not so beside `?`, which needs a character. */
function withoutOpenEnds(parts: Pattern): Pattern {
  const opens = parts[0] === ' ' && isStar(parts[1]) && typeof parts[2] === 'string' && parts.length > 3
  const rest = opens ? parts.slice(2) : parts
  const closes = rest.at(-1) === ' ' && isStar(rest.at(-2)) && typeof rest.at(-3) === 'string' && rest.length > 2
  return closes ? rest.slice(0, -2) : rest
}
