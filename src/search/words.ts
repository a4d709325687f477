import { isStar, type Pattern, type Wildcard } from './query.ts'
import type { SqlParams } from './sql-params.ts'

/**
 * What separates words, as ranges of code points: everything in ASCII but letters and digits, and the blanks, punctuation and arrows beyond.
 * A fixed table, because the two engines know different versions of Unicode; ClickHouse's token index splits at the same places in ASCII.
 */
const SEPARATORS: readonly (readonly [number, number])[] = [
  [0x00, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xa9],
  [0xab, 0xb1],
  [0xb4, 0xb4],
  [0xb6, 0xb8],
  [0xbb, 0xbb],
  [0xbf, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x2190, 0x21ff],
  [0x2500, 0x257f],
  [0x2e00, 0x2e7f],
  [0x3000, 0x3003],
  [0x3008, 0x3020],
  [0xfe30, 0xfe4f],
  [0xfe50, 0xfe6f],
  [0xfeff, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xfff9, 0xfffd],
]

const separatorClass = (write: (hex: string) => string): string =>
  SEPARATORS.map(([from, to]) => `${write(from.toString(16))}-${write(to.toString(16))}`).join('')

const RUNS_IN_SQL = `[${separatorClass((hex) => `\\x{${hex}}`)}]+`
const RUNS = new RegExp(`[${separatorClass((hex) => `\\u${hex.padStart(4, '0')}`)}]+`, 'g')

/** The sigma at a word's end is the same letter as elsewhere; folding alone would tell them apart by what follows. */
export const fold = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ')

export const foldedPattern = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? fold(part) : part))

/**
 * The words of a text, folded, each with a blank on both sides: ` failed password for root `. What the intake stores in `words`: a word is
 * a token of it, a phrase a substring.
 */
export const wordsOf = (text: string): string => fold(` ${text} `).replace(RUNS, ' ')

export const foldSql = (expression: string): string => `replaceAll(lowerUTF8(${expression}), 'ς', 'σ')`

/** `wordsOf` in SQL, for texts whose words are not stored. */
export const wordsSql = (expression: string, params: SqlParams): string =>
  `replaceRegexpAll(${foldSql(`concat(' ', ${expression}, ' ')`)}, ${params.add(RUNS_IN_SQL)}, ' ')`

/** Looked for anywhere in `wordsOf` a text; a pattern's `*` stays inside a word. */
export interface WordPattern {
  readonly pattern: Pattern
  /** Whole words without wildcards, each of which the text must have. */
  readonly tokens: readonly string[]
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
  return { pattern: withoutOpenEnds(clean), tokens }
}

const foldedPart = (text: string): string => fold(text).replace(RUNS, ' ')

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
