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

/**
 * The words of a text, folded, each with a blank on both sides: ` failed password for root `. What the intake stores in `words`: a word is
 * a token of it, a phrase a substring.
 */
export const wordsOf = (text: string): string => wordsOfAscii(text) ?? wordsOfFolded(fold(text))

/** `wordsOf` for a text that is folded already. */
export const wordsOfFolded = (folded: string): string => separated(` ${folded} `)

/** Every run of separators as one blank. */
export const separated = (text: string): string => text.replace(RUNS, ' ')

const BLANK = 32

/** For each ASCII character the one that stands for it in words. */
const ASCII_WORDS = Uint8Array.from(
  { length: 128 },
  (_, code) => wordsOfFolded(fold(String.fromCharCode(code))).charCodeAt(1) || BLANK,
)

/** Three times as fast as the regular expression, and nearly every log is ASCII; null for a text that is not. */
function wordsOfAscii(text: string): string | null {
  const bytes = Buffer.from(text)
  if (bytes.length !== text.length) return null
  const words = Buffer.allocUnsafe(bytes.length + 2)
  words[0] = BLANK
  let length = 1
  for (let index = 0; index < bytes.length; index += 1) {
    const character = ASCII_WORDS[bytes[index] as number] as number
    if (character !== BLANK || words[length - 1] !== BLANK) {
      words[length] = character
      length += 1
    }
  }
  if (words[length - 1] !== BLANK) {
    words[length] = BLANK
    length += 1
  }
  return words.toString('latin1', 0, length)
}

export const foldSql = (expression: string): string => `replaceAll(lowerUTF8(${expression}), 'ς', 'σ')`

/** `wordsOf` in SQL, for texts whose words are not stored. */
export const wordsSql = (expression: string, params: SqlParams): string =>
  `replaceRegexpAll(${foldSql(`concat(' ', ${expression}, ' ')`)}, ${params.add(RUNS_IN_SQL)}, ' ')`
