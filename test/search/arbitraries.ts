import fc from 'fast-check'
import { logDocument, NOON } from './documents.ts'

/** Awkward on purpose: empty, cased oddly, numbers in many spellings, quotes, wildcards, control characters, junk addresses, very long. */
const AWKWARD = [
  '',
  ' ',
  'a',
  'A',
  'ab',
  'abc',
  'b',
  'hello world',
  'Hello, World!',
  'ΟΔΟΣ',
  'οδος',
  'İstanbul',
  'ſtraße',
  'Å',
  '日本語 テスト',
  '😀',
  '😀a',
  '\ufffd',
  'e\u0301',
  '\u202egnp.exe',
  '0',
  '-0',
  '5',
  '05',
  '5.0',
  '1e3',
  '1E3',
  '0.1',
  '0.30000000000000004',
  '12345678901234567890',
  '-5',
  '0x12d8',
  'NaN',
  'Infinity',
  '+5',
  ' 5',
  '5 ',
  '20ms',
  '1.5h',
  '10.0.0.1',
  '10.0.0.01',
  '010.0.0.1',
  '10.0.0.1:57484',
  '::ffff:10.0.0.1',
  '::ffff:010.0.0.1',
  '::ffff:10.0.0.01',
  '::10.0.0.1',
  '::1',
  '::',
  '2001:db8::1',
  '2001:DB8:0:0:0:0:0:1',
  'fe80::1%eth0',
  'a:::8',
  '1::2:3:4:5:6:7:8',
  '::1:2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7::',
  'AWS Internal',
  '-',
  '*',
  '?',
  'a*b',
  'a?b',
  'a%b_c',
  'a\\b',
  "it's",
  '"quoted"',
  '{p1:String}',
  'tab\tnew\nline',
  'nul\0byte',
  'AND',
  'OR',
  'not',
  'TO',
  'key:value',
  '_exists_',
  'x'.repeat(3_000),
  `${'word '.repeat(500)}end`,
]

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...AWKWARD) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '-', '5', '.', 'ß', '😀'), maxLength: 6 }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
)

/** What JSON over the wire keeps: no half surrogate pairs. */
export const wellFormed = text.map((value) => value.replace(/\p{Surrogate}/gu, '\ufffd'))

export const PATHS = [
  'a',
  'a.b',
  'a.b.c',
  'usr.id',
  'network.ip.list',
  'evt.name',
  'error.message',
  'Threat Name',
  'ключ',
  'constructor',
  '#calc',
]
const KEYS = ['env', 'team', 'a', 'a.b', 'ключ']

export const document = fc
  .record({
    message: wellFormed,
    host: wellFormed,
    source: wellFormed,
    status: fc.constantFrom('', 'error', 'info', 'warn'),
    tags: fc.array(
      fc.oneof(
        fc.tuple(fc.constantFrom(...KEYS), wellFormed).map((pair) => pair.join(':')),
        fc.constantFrom(...KEYS),
        wellFormed,
      ),
      {
        maxLength: 4,
      },
    ),
    attributes: fc.dictionary(fc.constantFrom(...PATHS), fc.array(wellFormed, { minLength: 1, maxLength: 3 }), {
      maxKeys: 6,
    }),
    timestamp: fc.integer({ min: NOON - 5, max: NOON + 5 }),
    document: fc.constantFrom('', 'x', 'xxxxx', 'x'.repeat(1_000)),
  })
  .map((parts) => ({ ...parts, attributes: { ...parts.attributes } }))

export const documents = fc
  .array(document, { minLength: 25, maxLength: 25 })
  .map((all) => all.map((parts, index) => logDocument(`doc_${String(index).padStart(3, '0')}`, parts)))

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`

const escaped = (value: string) =>
  Array.from(value, (character) => (/[\p{L}\p{N}]/u.test(character) ? character : `\\${character}`)).join('')

/** A pattern around pieces of awkward texts, so that it matches now and then. */
const pattern = fc
  .tuple(wellFormed, fc.nat(5), fc.nat(5), fc.constantFrom('*', '?', '**', '*?', '?*'), fc.boolean(), fc.boolean())
  .map(([value, from, length, wildcard, before, after]) => {
    const characters = [...value]
    const piece = escaped(characters.slice(from, from + length).join(''))
    const rest = escaped(characters.slice(from + length + 1, from + length + 3).join(''))
    return `${before ? wildcard : escaped(characters.slice(0, from).join(''))}${piece}${wildcard}${after ? '' : rest}`
  })

const value = fc.oneof(
  wellFormed.map(quoted),
  wellFormed.filter((text) => text !== '' && !/^(AND|OR|NOT)$/.test(text)).map(escaped),
  pattern.filter((text) => !/^(AND|OR|NOT)$/.test(text)),
)

const field = fc.oneof(
  fc.constantFrom(...PATHS).map((path) => (path.startsWith('#') ? path : `@${escaped(path).replaceAll('\\.', '.')}`)),
  fc.constantFrom(...KEYS.map((key) => escaped(key).replaceAll('\\.', '.'))),
  fc.constantFrom(
    'host',
    'source',
    'status',
    'message',
    'tags',
    'timestamp',
    '@workflow.size',
    '@workflow.wait',
    '@workflow',
    '@missing',
  ),
)

const number = fc.oneof(
  fc.constantFrom('0', '-5', '5', '5.0', '1e3', '4.1E-4', '0.1', '0.3', '20ms', '1h', String(NOON), '-0'),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    .map((double) => String(double))
    .filter((text) => /^-?[\d.]+$/.test(text)),
)
const bound = fc.oneof(number, wellFormed.map(quoted))

export const BLOCKS = [
  '10.0.0.0/8',
  '10.0.0.1',
  '0.0.0.0/0',
  '::/0',
  '::ffff:10.0.0.0/104',
  '2001:db8::/32',
  '::/64',
  '::1/128',
  '10.0.0.0/31',
]

export const clause = fc.oneof(
  { weight: 2, arbitrary: value },
  { weight: 1, arbitrary: value.map((text) => `*:${text}`) },
  { weight: 5, arbitrary: fc.tuple(field, value).map(([key, text]) => `${key}:${text}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(field, fc.array(value, { minLength: 1, maxLength: 4 }))
      .map(([key, all]) => `${key}:(${all.join(' OR ')})`),
  },
  { weight: 1, arbitrary: field.map((key) => `${key}:*`) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('_exists_', '_missing_'), field).map((parts) => parts.join(':')) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(field, fc.constantFrom('>', '>=', '<', '<='), bound)
      .map(([key, sign, limit]) => `${key}:${sign}${limit}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(field, fc.oneof(bound, fc.constant('*')), fc.oneof(bound, fc.constant('*')), fc.constantFrom('[]', '{}'))
      .map(([key, low, high, [open, close]]) => `${key}:${open}${low} TO ${high}${close}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('@network.ip.list', '@a', '@a.b', 'host', 'env', 'tags'),
        fc.subarray(BLOCKS, { minLength: 1, maxLength: 3 }),
      )
      .map(([key, blocks]) => `CIDR(${[key, ...blocks].join(', ')})`),
  },
)

/** Whole queries: clauses joined by every operator, negated and grouped. */
export const query: fc.Arbitrary<string> = fc.letrec<{ query: string; unit: string }>((tie) => ({
  unit: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    clause,
    tie('query').map((text) => `(${text})`),
    fc.tuple(fc.constantFrom('-', 'NOT ', '+', '- '), tie('unit')).map((parts) => parts.join('')),
  ),
  query: fc
    .array(fc.tuple(fc.constantFrom(' ', ' AND ', ' OR ', ' && ', '||'), tie('unit')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map(([operator, unit], index) => (index === 0 ? unit : operator + unit)).join('')),
})).query
