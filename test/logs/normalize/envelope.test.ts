import { describe, expect, test } from 'vitest'
import { flatten, MAX_LOG_BYTES, NotALog, normalizeLog, parseJson } from '../../../src/modules/logs/normalize/index.ts'

const RECEIVED = new Date('2026-03-02T12:00:00Z')
const read = (input: unknown) => normalizeLog(input, RECEIVED)

describe('the reserved attributes', () => {
  test('are taken out of what was sent, the rest stays as it was', () => {
    const log = read({
      message: 'hello',
      ddsource: 'shop',
      ddtags: 'env:prod, team:web,env:prod,',
      hostname: 'web-1',
      service: 'cart',
      status: 'Warning',
      trace_id: 't1',
      tags: ['zone:a'],
      order: { id: 7 },
    })
    expect(log).toMatchObject({
      message: 'hello',
      source: 'shop',
      host: 'web-1',
      service: 'cart',
      status: 'warn',
      traceId: 't1',
    })
    expect(log.tags).toEqual(['env:prod', 'team:web', 'zone:a'])
    expect({ ...log.attributes }).toEqual({ status: ['Warning'], 'order.id': ['7'] })
    expect(log.document).toBe('{"status":"Warning","order":{"id":7}}')
  })

  test('have other names where shippers write them so', () => {
    expect(read({ source: 'shop', host: 'web-1', 'dd.trace_id': 't1', message: 'x' })).toMatchObject({
      source: 'shop',
      host: 'web-1',
      traceId: 't1',
    })
  })

  test('that are no texts are attributes of the log', () => {
    expect({ ...read({ service: { name: 'x' }, host: 4, message: 5 }).attributes }).toEqual({
      'service.name': ['x'],
      host: ['4'],
      message: ['5'],
    })
  })

  test('of the shipper win over those of the event that it packed', () => {
    const log = read({
      ddsource: 'shop',
      service: 'outer',
      date: 1,
      message: '{"service":"inner","message":"said","date":2,"a":1}',
    })
    expect(log).toMatchObject({ service: 'outer', message: 'said' })
    expect({ ...log.attributes }).toEqual({ service: ['inner'], date: ['2', '1'], a: ['1'] })
  })

  test.each([
    ['INFO', 'info'],
    ['err', 'error'],
    ['Error', 'error'],
    ['WARN', 'warn'],
    ['warning', 'warn'],
    ['fatal', 'critical'],
    ['emerg', 'emergency'],
    ['trace', 'debug'],
    ['3', 'error'],
    [6, 'info'],
    ['OK', 'ok'],
    ['whatever', 'info'],
  ])('level %s is status %s', (level, status) => expect(read({ message: 'x', level }).status).toBe(status))
})

describe('what is not a log is rejected with the reason', () => {
  test.each<[unknown, RegExp]>([
    ['text', /Expected a JSON object, got a string/],
    [null, /got null/],
    [[], /got an array/],
    [7, /got a number/],
    [undefined, /got nothing/],
    [{}, /empty log/],
    [{ message: '  ', ddsource: 'nginx', ddtags: 'a:b' }, /empty log/],
    [{ message: 'x'.repeat(MAX_LOG_BYTES + 1) }, /at most 1000000 bytes a log, got 1000003/],
    [{ text: 'ä'.repeat(MAX_LOG_BYTES / 2) }, /at most 1000000 bytes/],
  ])('%#', (input, reason) => {
    expect(() => read(input)).toThrow(NotALog)
    expect(() => read(input)).toThrow(reason)
  })
})

describe('hostile logs', () => {
  test('names of the language are names like any other', () => {
    const log = read(
      parseJson('{"__proto__":{"admin":true},"constructor":{"prototype":1},"toString":"x","hasOwnProperty":2}'),
    )
    expect(Object.keys(log.attributes)).toEqual([
      '__proto__.admin',
      'constructor.prototype',
      'toString',
      'hasOwnProperty',
    ])
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
    expect(JSON.parse(log.document).toString).toBe('x')
  })

  test('a thousand levels deep are kept in the document', () => {
    const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`
    const log = read(parseJson(deep))
    expect(log.document).toBe(deep)
    expect(log.attributes['signalbox.truncated']).toEqual(['depth'])
  })

  test('what is too deep for JSON is rejected', () => {
    expect(() => read(parseJson(`{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`))).toThrow(NotALog)
    expect(() => read({ message: `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}` })).toThrow(NotALog)
  })

  test('the paths of one log are bounded; its addresses are found all the same', () => {
    const log = read(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`key${at}`, at === 4_999 ? '10.0.0.1' : at])),
    )
    expect(Object.keys(log.attributes)).toHaveLength(2_002)
    expect(log.attributes['signalbox.truncated']).toEqual(['paths'])
    expect(log.attributes['network.ip.list']).toEqual(['10.0.0.1'])
  })

  test('the values of one log are bounded', () => {
    const log = read({ list: new Array(200_000).fill(1) })
    expect(log.attributes.list).toHaveLength(10_000)
    expect(log.attributes['signalbox.truncated']).toEqual(['values'])
  })

  test('half characters and NULs are replaced everywhere', () => {
    const log = read({
      message: 'a\0b',
      ddtags: 'x:\ud800',
      bad: '\udc00\0',
      'k\0': 'ok',
      smile: '😀',
      text: '\\u0000',
    })
    expect(log.message).toBe('a\ufffdb')
    expect(log.tags).toEqual(['x:\ufffd'])
    expect({ ...log.attributes }).toEqual({
      bad: ['\ufffd\ufffd'],
      'k\ufffd': ['ok'],
      smile: ['😀'],
      text: ['\\u0000'],
    })
    expect(JSON.parse(log.document)).toEqual({ bad: '\ufffd\ufffd', 'k\ufffd': 'ok', smile: '😀', text: '\\u0000' })
  })

  test.each([
    ['a header of 66 KB', { ddsource: 'waf_http', http: { headers: { Cookie: 'a'.repeat(66_505) } } }],
    ['hex', { message: 'a'.repeat(500_000) }],
    ['colons', { message: ':'.repeat(500_000) }],
    ['almost addresses', { message: '1.1.1.'.repeat(100_000) }],
    ['almost hex groups', { message: 'a:b:'.repeat(100_000) }],
    [
      'an endless request',
      { ddsource: 'nginx', message: `1.1.1.1 - - [03/Feb/2026:04:05:06 +0000] "GET ${'\\"'.repeat(200_000)}` },
    ],
    ['an endless user', { ddsource: 'auth', message: `Failed password for ${'x from '.repeat(100_000)}` }],
    ['an endless sudo', { ddsource: 'auth', message: `Feb  3 04:05:06 h sudo: a : TTY=${'USER='.repeat(100_000)}` }],
    ['blanks', { ddsource: 'auth', message: `${' '.repeat(400_000)}x` }],
    ['braces', { message: `{${' '.repeat(400_000)}}x` }],
    ['brackets', { message: `<34>1 a b c d e ${'[x]'.repeat(100_000)}` }],
    ['audit pairs', { ddsource: 'auditd', message: `type=A msg=audit(1770091506.155:92): ${"a='".repeat(100_000)}` }],
  ])('%s takes no time', (_, input) => {
    const start = performance.now()
    expect(read(input).timestamp).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('flattening', () => {
  test('gives the texts of all leaves', () => {
    expect({
      ...flatten({ a: { b: [1, true, null, { c: 'x' }, [2.5]], 'd.e': '' }, 'a.b': 'y', none: null, empty: {} }),
    }).toEqual({
      'a.b': ['1', 'true', '2.5', 'y'],
      'a.b.c': ['x'],
      'a.d.e': [''],
    })
  })
})

describe('whole numbers beyond 2^53', () => {
  test('keep their digits', () => {
    expect(
      parseJson(
        '{"n":-9214364837600034816,"m":[12345678901234567890],"k":1647987178916000,"f":0.12345678901234567890,"s":"12345678901234567890 \\" 1"}',
      ),
    ).toEqual({
      n: '-9214364837600034816',
      m: ['12345678901234567890'],
      k: 1647987178916000,
      f: 0.12345678901234568,
      s: '12345678901234567890 " 1',
    })
  })

  test('leave bad JSON bad', () => expect(() => parseJson('{"a":12345678901234567890')).toThrow(SyntaxError))
})
