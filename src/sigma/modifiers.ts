import { SigmaError, shown } from './sigma-error.ts'

const COMPARISONS = ['contains', 'startswith', 'endswith', 're', 'cidr', 'exists', 'lt', 'lte', 'gt', 'gte'] as const
export type Comparison = 'equals' | (typeof COMPARISONS)[number]

const ENCODINGS = ['wide', 'utf16le', 'utf16be', 'utf16', 'base64', 'base64offset'] as const
export type Encoding = (typeof ENCODINGS)[number]

const FLAGS: Readonly<Record<string, string>> = {
  i: 'i',
  ignorecase: 'i',
  m: 'm',
  multiline: 'm',
  s: 's',
  dotall: 's',
}

/** What the words behind a field say, in whatever order they came; only encodings are applied in theirs. */
export interface Modifiers {
  readonly comparison: Comparison
  readonly encodings: readonly Encoding[]
  readonly flags: string
  readonly all: boolean
  readonly cased: boolean
  readonly windash: boolean
  readonly expand: boolean
  readonly fieldref: boolean
}

export function readModifiers(words: readonly string[]): Modifiers {
  const comparisons = words.filter((word): word is (typeof COMPARISONS)[number] => isOneOf(COMPARISONS, word))
  const encodings = words.filter((word): word is Encoding => isOneOf(ENCODINGS, word))
  const comparison = comparisons[0] ?? 'equals'
  const has = (word: string) => words.includes(word)
  for (const [index, word] of words.entries()) {
    if (isOneOf(COMPARISONS, word) || isOneOf(ENCODINGS, word) || SWITCHES.includes(word)) continue
    if (word in FLAGS && words.slice(0, index).includes('re')) continue
    throw new SigmaError(`Expected a modifier of Sigma, got ${shown(word)}.`)
  }
  const modifiers: Modifiers = {
    comparison,
    encodings,
    flags: [...new Set(words.filter((word) => Object.hasOwn(FLAGS, word)).map((word) => FLAGS[word]))].join(''),
    all: has('all'),
    cased: has('cased'),
    windash: has('windash'),
    expand: has('expand'),
    fieldref: has('fieldref'),
  }
  if (comparisons.length > 1) throw clash(comparisons)
  checkTogether(modifiers)
  return modifiers
}

const SWITCHES = ['all', 'cased', 'windash', 'expand', 'fieldref']

const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word)

const clash = (words: readonly string[]) =>
  new SigmaError(`Expected modifiers that go together, got ${words.join(' and ')}.`)

function checkTogether({ comparison, encodings, cased, windash, expand, fieldref }: Modifiers): void {
  const onTexts = [
    ...encodings,
    ...(cased ? ['cased'] : []),
    ...(windash ? ['windash'] : []),
    ...(fieldref ? ['fieldref'] : []),
  ]
  const textual = ['equals', 'contains', 'startswith', 'endswith'].includes(comparison)
  if (!textual && onTexts.length > 0) throw clash([comparison, ...onTexts])
  if (!textual && expand && comparison !== 're' && comparison !== 'cidr') throw clash([comparison, 'expand'])
  if (fieldref && (encodings.length > 0 || windash || expand)) throw clash(['fieldref', ...encodings])
  if (encodings.length > 0 && !encodings.at(-1)?.startsWith('base64')) {
    // UTF-16 has zero bytes in it, which no stored text has.
    throw new SigmaError(`Expected base64 or base64offset behind ${encodings.at(-1)}: a log's text holds no UTF-16.`)
  }
}
