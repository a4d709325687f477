import { exactText, type Pattern } from '../search/index.ts'
import type { Encoding } from './modifiers.ts'
import { SigmaError } from './sigma-error.ts'

/** The texts in which an encoded value appears. */
export function encoded(pattern: Pattern, encodings: readonly Encoding[]): Pattern[] {
  const text = exactText(pattern)
  if (text === null) throw new SigmaError('Expected a text without wildcards to encode.')
  let values: Buffer[] = [Buffer.from(text)]
  for (const encoding of encodings) {
    values = values.flatMap((bytes) => ENCODERS[encoding](bytes))
  }
  return values.map((bytes) => [bytes.toString()])
}

const toUtf16 = (bytes: Buffer): Buffer => Buffer.from(bytes.toString(), 'utf16le')

const ENCODERS: Readonly<Record<Encoding, (bytes: Buffer) => Buffer[]>> = {
  wide: (bytes) => [toUtf16(bytes)],
  utf16le: (bytes) => [toUtf16(bytes)],
  utf16be: (bytes) => [toUtf16(bytes).swap16()],
  utf16: (bytes) => [Buffer.concat([Buffer.from([0xff, 0xfe]), toUtf16(bytes)])],
  base64: (bytes) => [Buffer.from(bytes.toString('base64'))],
  base64offset: (bytes) => [0, 1, 2].map((offset) => base64At(bytes, offset)),
}

/** The base64 of a text that starts `offset` bytes behind a group of three, without the characters that its neighbours have a say in. */
function base64At(bytes: Buffer, offset: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const start = [0, 2, 3][offset] as number
  const end = [0, 3, 2][(bytes.length + offset) % 3] as number
  return Buffer.from(whole.slice(start, whole.length - end))
}

/** What Windows takes for the dash before an option. */
const DASHES = ['-', '/', '–', '—', '―']
const OPTION = /\B[-/]\b/g
const MAX_SPELLINGS = 625

/** All spellings of a command line's options. */
export function windashSpellings(pattern: Pattern): Pattern[] {
  let spellings: Pattern[] = [[]]
  for (const part of pattern) {
    const choices = typeof part === 'string' ? dashSpellings(part) : [part]
    spellings = spellings.flatMap((head) => choices.map((choice) => [...head, choice]))
    if (spellings.length > MAX_SPELLINGS) throw tooMany()
  }
  return spellings
}

function dashSpellings(text: string): string[] {
  const places = [...text.matchAll(OPTION)].map(({ index }) => index)
  let spellings = ['']
  let from = 0
  for (const place of places) {
    const before = text.slice(from, place)
    spellings = spellings.flatMap((head) => DASHES.map((dash) => head + before + dash))
    if (spellings.length > MAX_SPELLINGS) throw tooMany()
    from = place + 1
  }
  return spellings.map((head) => head + text.slice(from))
}

const tooMany = () => new SigmaError(`Expected at most ${MAX_SPELLINGS} spellings of one windash value, got more.`)
