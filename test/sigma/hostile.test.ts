import { describe, expect, it } from 'vitest'
import { importSigma } from '../../src/sigma/index.ts'
import { matches, onlyRule, yamlOf } from './sigma-rule.ts'

const laughs = (levels: number): string =>
  [
    'l0: &l0 [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: levels }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}]`),
  ].join('\n')

const HOSTILE: Readonly<Record<string, string>> = {
  'a billion laughs': `title: x\n${laughs(9)}`,
  'laughs as values': yamlOf(`${laughs(6)}\nselection:\n  a: *l6`),
  'an alias of itself': 'title: x\na: &a [*a]',
  'a merge of itself': 'title: x\na: &a\n  <<: *a',
  'brackets as deep as they go': `title: ${'['.repeat(200_000)}`,
  'maps as deep as they go': `title: ${'{a: '.repeat(100_000)}`,
  'brackets on lines of their own': `title: x\na: ${'[\n'.repeat(100_000)}`,
  'blocks as deep as they go': Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'lists in lists': `title: x\na: ${'- '.repeat(50_000)}`,
  'a document too long': `title: ${'x'.repeat(600_000)}`,
  'a text too long': 'x'.repeat(20_000_001),
  'documents without end': '---\na\n'.repeat(20_001),
  'a tag that constructs': 'title: !!js/function "function () { throw 1 }"',
  'binary data': 'title: \u0000\u0001',
  'half a character': 'title: "\\ud800"',
  'a key that is a list': 'title: x\n? [a]\n: b',
  'a key twice': 'title: x\ntitle: y',
  'no map': '- 1',
  nothing: '',
  'an expression that repeats without end': yamlOf("selection:\n  a|re: '((a{100}){100}){100}'"),
  'values without end': yamlOf(`selection:\n  a:\n${'    - x\n'.repeat(49_000)}`),
  'searches without end': yamlOf(
    `s:\n  a: [${Array.from({ length: 5_000 }, (_, n) => `{x: ${n}}`).join(', ')}]\ncondition: ${'s or '.repeat(1_500)}s`,
  ),
  'conditions without end': yamlOf(
    `s:\n${Array.from({ length: 2_000 }, (_, n) => `  - x: ${n}`).join('\n')}\ncondition: ${'s and '.repeat(1_500)}s`,
  ),
}

describe('hostile YAML', () => {
  it.each(Object.entries(HOSTILE))('%s is refused at once', (_, yaml) => {
    const start = performance.now()
    let rules: number
    try {
      rules = importSigma(yaml).rules.length
    } catch (error) {
      expect(error).toMatchObject({ name: 'SigmaError' })
      rules = 0
    }
    expect(rules).toBe(0)
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('names prototypes in vain', () => {
    const rule = onlyRule(yamlOf('selection:\n  __proto__: x\n  constructor.prototype: y\ncondition: selection'))
    expect(matches(rule, { ddsource: 'app', a: 1 })).toBe(false)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('does not get a regular expression to stall', () => {
    const rule = onlyRule(yamlOf("selection:\n  a|re: '^(a+)+$'"))
    const start = performance.now()
    expect(matches(rule, { ddsource: 'app', a: `${'a'.repeat(100_000)}b` })).toBe(false)
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it('does not get wildcards to stall', () => {
    const rule = onlyRule(yamlOf(`selection:\n  a: '${'*a?'.repeat(300)}b'`))
    const start = performance.now()
    expect(matches(rule, { ddsource: 'app', a: 'a'.repeat(100_000) })).toBe(false)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
