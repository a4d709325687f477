import fc from 'fast-check'
import { readStructured, type StructuredQuery } from '../../src/search/index.ts'
import { BLOCKS, PATHS, wellFormed } from './arbitraries.ts'

const reference = fc.oneof(
  fc.constantFrom(...PATHS).map((path) => (path.startsWith('#') ? path : `@${path}`)),
  fc.constantFrom('host', 'source', 'status', 'message', 'tags', 'env', 'timestamp', '@a.*.c', '@missing'),
)
const fields = fc.array(reference, { minLength: 1, maxLength: 3 })

/** A piece of an awkward text in another case, so that it is found now and then. */
const piece = fc
  .tuple(wellFormed, fc.nat(4), fc.nat(6), fc.constantFrom('same', 'upper', 'lower'))
  .map(([text, from, length, how]) => {
    const part = [...text].slice(from, from + length).join('')
    return how === 'same' ? part : how === 'upper' ? part.toUpperCase() : part.toLowerCase()
  })

const like = fc
  .array(fc.oneof(piece, fc.constantFrom('*', '?', '\\*', '\\?', '\\\\', '\\')), { maxLength: 4 })
  .map((parts) => parts.join(''))

const cased = fc.constantFrom({}, { cased: true } as const)

const textual = fc.oneof(
  fc.record({
    operator: fc.constantFrom('equals', 'contains', 'startsWith', 'endsWith'),
    values: fc.array(fc.oneof(piece, wellFormed), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ operator: fc.constant('like'), values: fc.array(like, { minLength: 1, maxLength: 3 }) }),
)

const plainText = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const atom = fc.oneof(
  piece.map(plainText),
  fc.constantFrom('.', '\\d', '\\w+', '\\s', '[a-z]', '[^a]', '(a|b)', '(?:ab)?', 'a+', '^', '$', '\\b', '.{2}', 'ß'),
)
const expression = fc.array(atom, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const regex = fc.record({
  operator: fc.constant('regex'),
  values: fc.array(expression, { minLength: 1, maxLength: 2 }),
  flags: fc.constantFrom('', 'i', 'm', 's', 'ims'),
})

const clause = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fields, textual, cased).map(([names, rest, how]) => ({ fields: names, ...rest, ...how })),
  },
  { weight: 4, arbitrary: fc.tuple(fields, regex).map(([names, rest]) => ({ fields: names, ...rest })) },
  {
    weight: 1,
    arbitrary: fc.record({ fields, operator: fc.constant('cidr'), values: fc.subarray(BLOCKS, { minLength: 1 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      fields,
      operator: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
      value: fc.constantFrom(0, 5, -5, 0.1, 1_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ fields, operator: fc.constantFrom('exists', 'empty') }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fields, fields, fc.constantFrom('equalsField', 'containsField', 'startsWithField', 'endsWithField'), cased)
      .map(([names, other, operator, how]) => ({ fields: names, other, operator, ...how })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.oneof(textual, regex), cased)
      .map(([{ values, ...rest }, how]) => ({ anywhere: values, ...rest, ...('flags' in rest ? {} : how) })),
  },
)

/** Any structured query, read from JSON as one that was stored is. */
export const structured: fc.Arbitrary<StructuredQuery> = fc
  .letrec<{ query: unknown }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      clause,
      fc.array(tie('query'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('query'), { maxLength: 3 }).map((any) => ({ any })),
      tie('query').map((not) => ({ not })),
    ),
  }))
  .query.map((query) => readStructured(JSON.parse(JSON.stringify(query))))
