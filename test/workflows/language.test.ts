import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCondition } from '../../src/modules/workflows/language/condition.ts'
import type { Scope } from '../../src/modules/workflows/language/reference.ts'
import { LanguageError } from '../../src/modules/workflows/language/syntax.ts'
import { compileTemplate, MissingValue } from '../../src/modules/workflows/language/template.ts'

const scope: Scope = {
  signal: {
    title: 'Brute force',
    severity: 'HIGH',
    eventsMatched: 6,
    tags: ['source:okta', 'env:prod'],
    attributes: { usr: { id: 'ann' }, 'http.url': '/x', http: { status_code: '503' }, list: [{ name: 'first' }] },
  },
  inputs: { count: 3, yes: true, no: false, object: { a: [1, 2] }, empty: '' },
  steps: { 'look-up': { output: { score: 91, 'odd key': 1 }, error: null, state: 'SUCCEEDED' } },
}
const render = (value: unknown) => compileTemplate(value).render(scope)

describe('a template', () => {
  it.each([
    ['plain', 'plain'],
    ['{{signal.title}}', 'Brute force'],
    ['{{ inputs.count }}', 3],
    ['{{inputs.object}}', { a: [1, 2] }],
    ['{{inputs.object.a[1]}}', 2],
    ['{{signal.tags}}', ['source:okta', 'env:prod']],
    ['count: {{inputs.count}}, {{inputs.object}}', 'count: 3, {"a":[1,2]}'],
    ['{{signal.@usr.id}}', 'ann'],
    ['{{signal.attributes.usr.id}}', 'ann'],
    ['{{signal.@http.url}}', '/x'],
    ['{{signal.attributes.http.url}}', '/x'],
    ['{{signal.@http.status_code}}', '503'],
    ['{{signal.attributes.list[0].name}}', 'first'],
    ['{{steps.look-up.output.score}}', 91],
    ['{{steps.look-up.output["odd key"]}}', 1],
    ['{{inputs.none | default("it is }} gone")}}', 'it is }} gone'],
    ['{{inputs.none | default(7)}}', 7],
    ['{{inputs.none | default([])}}', []],
    ['{{inputs.empty}}', ''],
    ['{{inputs.no}}', false],
    ['{{"{{"}}x}}', '{{x}}'],
    [
      { a: ['{{inputs.count}}', { b: '{{signal.severity}}' }], c: 1 },
      { a: [3, { b: 'HIGH' }], c: 1 },
    ],
  ])('%j becomes %j', (template, expected) => {
    expect(render(template)).toEqual(expected)
  })

  it.each(['{{inputs.none}}', 'a {{signal.@no.such}} b', '{{signal.constructor}}', '{{signal.attributes.__proto__}}'])(
    '%s has no value',
    (template) => {
      expect(() => render(template)).toThrow(MissingValue)
    },
  )

  it.each([
    ['{{', 0],
    ['a {{signal.title', 2],
    ['{{}}', 2],
    ['{{nobody.title}}', 2],
    ['{{signal.title | upper}}', 17],
    ['{{signal.title + 1}}', 15],
    ['{{process.exit()}}', 2],
    ['{{signal..title}}', 8],
    ['{{signal["a\\q"]}}', 2],
  ])('%s cannot be read, from %i on', (template, offset) => {
    let error: unknown
    try {
      compileTemplate(template)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(LanguageError)
    expect(error).toMatchObject({ offset })
  })

  it('is never more than the text that it is, whatever that is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'))
        expect(render(text)).toBe(text)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(compileTemplate('{{inputs.x | default("?")}}').render({ inputs: { x: value } })).toEqual(value ?? '?')
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          compileTemplate(`{{${text}}}`)
        } catch (error) {
          expect(error).toBeInstanceOf(LanguageError)
        }
      }),
    )
  })
})

describe('a condition', () => {
  it.each([
    ['signal.severity == "HIGH"', true],
    ["signal.severity != 'HIGH'", false],
    ['signal.severity in ["HIGH", "CRITICAL"]', true],
    ['signal.tags contains "env:prod"', true],
    ['"env:test" in signal.tags', false],
    ['signal.title contains "force"', true],
    ['signal.eventsMatched > 5', true],
    ['signal.eventsMatched >= 6 && signal.eventsMatched < 7', true],
    ['signal.@http.status_code >= 500', true],
    ['signal.@http.status_code == 503', true],
    ['inputs.yes && !inputs.no', true],
    ['inputs.no || inputs.yes && inputs.no', false],
    ['(inputs.no || inputs.yes) && !(inputs.empty)', true],
    ['inputs.none', false],
    ['inputs.none == null', true],
    ['inputs.none < 1 || inputs.none >= 1', false],
    ['inputs.none | default(5) > 4', true],
    ['signal.title < "Z"', true],
    ['inputs.object.a contains 2', true],
    ['steps.look-up.state == "SUCCEEDED"', true],
    ['true', true],
  ])('%s is %s', (text, expected) => {
    expect(compileCondition(text).holds(scope)).toBe(expected)
  })

  it.each([
    '',
    'signal.title ==',
    '(inputs.yes',
    'inputs.yes inputs.no',
    'a > 1',
    '1 +',
    `${'('.repeat(50)}true`,
    '&&',
  ])('%j cannot be read', (text) => {
    expect(() => compileCondition(text)).toThrow(LanguageError)
  })
})
