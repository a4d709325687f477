import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkQuery, parseQuery, printQuery, type Query, QuerySyntaxError } from '../../src/search/index.ts'
import { query } from './arbitraries.ts'

/** text → normal form */
const NORMAL_FORMS: readonly (readonly [text: string, normal: string])[] = [
  ['', '*'],
  ['*:*', '*'],
  ['NOT *', '-*'],
  ['a AND b', 'a b'],
  ['a && b || c', '(a b) OR c'],
  ['a OR b c', 'a OR (b c)'],
  ['a (b c) ((d))', 'a b c d'],
  ['NOT foo bar', '-foo bar'],
  ['NOT NOT a', 'a'],
  ['- a', '-a'],
  ['+a', 'a'],
  ['-(a b)', '-(a b)'],
  ['NOT tag:(x y)', '-(tag:x tag:y)'],
  ['-tag:(x OR y)', '-tag:(x OR y)'],
  ['status:high OR status:low', 'status:(high OR low)'],
  ['@a:(x OR (y z))', '@a:x OR (@a:y @a:z)'],
  ['@a:(x OR >5)', '@a:x OR @a:>5'],
  ['“hello world”', 'hello world'],
  ['"and"', 'and'],
  ['"AND"', '"AND"'],
  ['hello\\ world', '"hello world"'],
  ['@my:hello\\:world', '@my:"hello:world"'],
  ['@my:hello\\:w*', '@my:hello\\:w*'],
  ['"*test*"', '"*test*"'],
  ['"a.b":v', '@a.b:v'],
  ['"Threat Name":v', '@Threat\\ Name:v'],
  ['_exists_:@a', '@a:*'],
  ['_missing_:key', '-key:*'],
  ['@x:[* TO *]', '@x:*'],
  ['@x:{200 TO 299}', '@x:{200 TO 299}'],
  ['@x:[ * TO "10" ]', '@x:[* TO "10"]'],
  ['foo:[ba* TO b*z]', 'foo:["ba*" TO "b*z"]'],
  ['@d:>=20ms', '@d:>=20ms'],
  ['@a:4.1E\\-4', '@a:4.1E-4'],
  ['@a:>-5', '@a:>-5'],
  ['NOT(CIDR( @ip,10.0.0.0/8 ,::1))', '-CIDR(@ip, 10.0.0.0/8, ::1)'],
  [
    'status:(high OR critical) @workflow.triage.state:(open OR under_review)',
    'status:(high OR critical) @workflow.triage.state:(open OR under_review)',
  ],
]

/** text → place and message of its error. */
const ERRORS: readonly (readonly [text: string, offset: number, length: number, message: string])[] = [
  ['a OR', 4, 0, 'Expected a clause, got the end of the query.'],
  ['OR a', 0, 2, "Expected a clause, got 'OR'."],
  ['a AND OR b', 6, 2, "Expected a clause, got 'OR'."],
  ['a || && b', 5, 2, "Expected a clause, got '&&'."],
  ['NOT', 3, 0, 'Expected a clause, got the end of the query.'],
  ['-', 1, 0, 'Expected a clause, got the end of the query.'],
  ['()', 1, 1, "Expected a clause, got ')'."],
  ['(a', 2, 0, "Expected ')', got the end of the query. It closes the parenthesis at 0."],
  ['a)', 1, 1, "Expected a clause or the end of the query, got ')'. No parenthesis is open here."],
  ['"abc', 0, 4, 'Expected a closing quote, got the end of the query.'],
  ['abc\\', 3, 1, 'Expected a character after the backslash, got the end of the query.'],
  ['@foo', 4, 0, "Expected ':' and a value after the attribute's name, got the end of the query."],
  [':x', 0, 1, "Expected a clause, got ':'."],
  ['@:x', 1, 1, "Expected a field's name, got ':'."],
  ['service:', 8, 0, 'Expected a value, got the end of the query.'],
  ['service: web', 8, 1, "Expected a value, got ' '."],
  ['a service*:x', 2, 8, "Expected a field's name without wildcards, got 'service*'. Only *: searches in every field."],
  [
    '@a:b:c',
    4,
    1,
    "Expected a blank or an operator, got ':'. Write \\: or quote the value to search for the character.",
  ],
  [
    '@a:-foo',
    3,
    1,
    "Expected a value, got '-'. Put the minus before the field to exclude the value, or write \\- for the character.",
  ],
  ['!a', 0, 1, "Expected a clause, got '!'. Write \\! to search for the character."],
  ['@a:=b', 3, 1, "Expected a value, got '='. Write \\= to search for the character."],
  ['@x:[1 TO 2}', 10, 1, "Expected ']', got '}'. [ ] include both bounds and { } exclude both."],
  ['@x:{1 TO 2]', 10, 1, "Expected '}', got ']'. [ ] include both bounds and { } exclude both."],
  ['@x:[1 2]', 6, 1, "Expected TO between the bounds, got '2'."],
  ['@x:[1 TO', 8, 0, 'Expected a blank after TO, got the end of the query.'],
  ['@x:[ TO 2]', 8, 1, "Expected TO between the bounds, got '2'."],
  ['@x:>', 4, 0, 'Expected a value to compare with, got the end of the query.'],
  [
    '*:>5',
    2,
    1,
    "Expected a word, a phrase or a list of them after *:, got '>'. Write \\> to search for the character.",
  ],
  [
    'foo(bar)',
    3,
    1,
    "Expected a blank or an operator, got '('. Write \\( or quote the value to search for the character.",
  ],
  ['"a"b', 3, 1, "Expected a blank or an operator, got 'b'. Write \\b or quote the value to search for the character."],
  ['CIDR(@a)', 7, 1, "Expected ',' and a block such as 10.0.0.0/8, got ')'."],
  ['CIDR(@a,10.0.0.0/33)', 8, 11, "Expected an address block such as 10.0.0.0/8 or 2001:db8::/32, got '10.0.0.0/33'."],
  ['CIDR(@a,10.0.0.0/8', 18, 0, "Expected ',' or ')' in CIDR, got the end of the query."],
  ['_exists_:', 9, 0, "Expected a field's name, got the end of the query."],
  ['_exists_:@a*', 9, 1, "Expected a field's name, got '@'."],
  ['😀 )', 3, 1, "Expected a clause or the end of the query, got ')'. No parenthesis is open here."],
]

const withoutPlaces = (tree: Query): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'place' ? undefined : value)))

function outcome(text: string): unknown {
  try {
    return parseQuery(text)
  } catch (error) {
    return error
  }
}

describe('reading a query', () => {
  it.each(NORMAL_FORMS)('%s is normally written %s', (text, normal) => {
    expect(printQuery(parseQuery(text))).toBe(normal)
    expect(withoutPlaces(parseQuery(normal))).toEqual(withoutPlaces(parseQuery(text)))
  })

  it.each(ERRORS)('%s fails at %i', (text, offset, length, message) => {
    expect(checkQuery(text)).toEqual({ valid: false, normalized: null, errors: [{ message, offset, length }] })
  })

  it('keeps the place of every node', () => {
    const text = 'a -@x:(b OR [1 TO 2]) "c d"'
    const places: string[] = []
    JSON.stringify(parseQuery(text), (_, node) => {
      if (node?.place)
        places.push(`${node.kind} ${text.slice(node.place.offset, node.place.offset + node.place.length)}`)
      return node
    })
    expect(places).toEqual([
      'and a -@x:(b OR [1 TO 2]) "c d"',
      'text a',
      'not -@x:(b OR [1 TO 2])',
      'or b OR [1 TO 2]',
      'match b',
      'range [1 TO 2]',
      'text "c d"',
    ])
  })

  it('reads back what it prints, for any query', () => {
    fc.assert(
      fc.property(query, (text) => {
        const tree = parseQuery(text)
        const printed = printQuery(tree)
        expect(withoutPlaces(parseQuery(printed))).toEqual(withoutPlaces(tree))
        expect(printQuery(parseQuery(printed))).toBe(printed)
      }),
      { numRuns: 400 },
    )
  })

  it('answers any text with a query or with an error that lies inside of it', () => {
    const pieces = fc.constantFrom(
      ...'( ) [ ] { } " \\ : * ? - + & | && || @ # ! = > < >= AND OR NOT TO CIDR( _exists_: a @a: 1 , / “ ” \ud800 😀'.split(
        ' ',
      ),
      ' ',
    )
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const result = outcome(text)
        if (result instanceof QuerySyntaxError) {
          expect(result.offset + result.length).toBeLessThanOrEqual(text.length)
          expect(result.offset).toBeGreaterThanOrEqual(0)
        } else expect(result).toHaveProperty('kind')
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('hostile texts', () => {
  const repeated = (piece: string) => piece.repeat(Math.floor(10_000 / piece.length))
  it.each([
    '(',
    ')',
    '-',
    'NOT ',
    '+',
    '"',
    '\\',
    '*',
    '?',
    ':',
    '[',
    '@a:(',
    '-(',
    'a OR (b ',
    'CIDR(',
    '*:',
    '&&',
    'a&&',
    '_exists_:',
    '“',
    ' ',
    '>',
    'x:>',
    '[* TO ',
  ])('%s ten thousand characters long is answered at once', (piece) => {
    const start = performance.now()
    outcome(repeated(piece))
    expect(performance.now() - start).toBeLessThan(200)
  })

  it.each([
    ['a'.repeat(10_001), 'Expected a query of at most 10000 characters, got 10001.'],
    [`${'('.repeat(51)}a${')'.repeat(51)}`, 'Expected at most 50 nested parentheses, got more.'],
    ['x:a '.repeat(1_001), 'Expected at most 1000 clauses, got more.'],
    ['a '.repeat(101), 'Expected at most 100 words and phrases without a field, got more.'],
    [`@a:*${'a?'.repeat(300)}`, 'Expected at most 256 characters in a value with wildcards, got 601.'],
  ])('says which bound a text breaks (%#)', (text, message) => {
    expect(outcome(text)).toMatchObject({ name: 'QuerySyntaxError', message })
  })
})
