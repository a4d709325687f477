import { describe, expect, it } from 'vitest'
import { parsePayload, Unreadable } from '../../src/modules/logs/log-payload.ts'

const parse = (text: string) => parsePayload(Buffer.from(text))

describe('the body of a log request', () => {
  it.each([
    ['an object', '{"a":1}', [{ a: 1 }]],
    ['an array', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['an array with something else in it', '[{"a":1},2]', [{ a: 1 }, 2]],
    ['an object a line', '{"a":1}\n{"a":2}\r\n\n', [{ a: 1 }, { a: 2 }]],
    ['objects one after the other', '{"a":1}{"a":"}{"} {"a":"\\"}"}', [{ a: 1 }, { a: '}{' }, { a: '"}' }]],
    ['objects over several lines', '{\n "a": 1\n}\n{\n "a": {"b": 2}\n}', [{ a: 1 }, { a: { b: 2 } }]],
    ['records of CloudTrail', '{"Records":[{"a":1},{"a":2}]}', [{ a: 1 }, { a: 2 }]],
    ['a log that has records', '{"Records":[1],"a":1}', [{ Records: [1], a: 1 }]],
    ['a byte order mark', '\ufeff{"a":1}', [{ a: 1 }]],
    ['blanks around it', ' \n [{"a":1}] \n', [{ a: 1 }]],
  ])('can be %s', (_, text, logs) => {
    expect(parse(text)).toEqual(logs)
  })

  it('keeps the readable lines, and the place of the others', () => {
    const logs = parse('{"a":1}\n{"a":\n{"a":3}')
    expect(logs).toMatchObject([{ a: 1 }, {}, { a: 3 }])
    expect(logs[1]).toBeInstanceOf(Unreadable)
  })

  it.each([
    ['nothing', '', 'Expected logs, got an empty body.'],
    ['blanks', ' \n', 'Expected logs, got an empty body.'],
    ['an empty array', '[]', 'Expected logs, got none.'],
    ['half an array', '[{"a":1},', /^Expected JSON: /],
    ['plain text', 'hello', /^Expected JSON: /],
    ['too many logs', JSON.stringify(Array(1_001).fill({})), 'Expected at most 1000 logs in one request, got 1001.'],
    ['too many lines', '{}\n'.repeat(5_001), 'Expected at most 5000 logs in one request, got 5001.'],
  ])('is refused when it is %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  it('is read in linear time, whatever it holds', () => {
    const start = performance.now()
    expect(() => parse('{'.repeat(2_000_000))).toThrow('Expected JSON')
    expect(() => parse('{"'.repeat(1_000_000))).toThrow('Expected JSON')
    expect(() => parse(`{"a":"${'\\"'.repeat(1_000_000)}`)).toThrow('Expected JSON')
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
