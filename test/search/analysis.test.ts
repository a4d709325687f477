import { describe, expect, it } from 'vitest'
import {
  andQuery,
  createCatalog,
  fieldQuery,
  notQuery,
  onlyField,
  orQuery,
  parseQuery,
  printQuery,
  requiredEquals,
  selectedValues,
  withoutField,
} from '../../src/search/index.ts'
import { CATALOG } from './documents.ts'

describe('queries built from values', () => {
  it.each([
    ['service', 'web-store', 'service:web-store'],
    ['service', 'web store', 'service:"web store"'],
    ['@usr.id', 'arn:aws:iam::1:user/a', '@usr.id:"arn:aws:iam::1:user/a"'],
    ['@a', 'say "hi" \\', '@a:"say \\"hi\\" \\\\"'],
    ['@a', '*', '@a:"*"'],
    ['@a', '', '@a:""'],
    ['@a', '-5', '@a:"-5"'],
    ['@a', 'AND', '@a:"AND"'],
    ['@a', '“x”', '@a:"“x”"'],
    ['@Threat Name', 'x', '@Threat\\ Name:x'],
    ['env', null, '-env:*'],
  ])('%s is %s: %s', (field, value, text) => {
    const query = fieldQuery(field, value)
    expect(printQuery(query)).toBe(text)
    expect(printQuery(parseQuery(text))).toBe(text)
  })

  it('join with a query that has alternatives', () => {
    const query = parseQuery('a OR b')
    expect(printQuery(andQuery([query, fieldQuery('env', 'prod')]))).toBe('(a OR b) env:prod')
    expect(printQuery(andQuery([query, notQuery(fieldQuery('env', 'prod'))]))).toBe('(a OR b) -env:prod')
    expect(printQuery(notQuery(query))).toBe('-(a OR b)')
    expect(printQuery(orQuery([andQuery([parseQuery('a'), fieldQuery('host', 'h')]), query]))).toBe(
      '(a host:h) OR a OR b',
    )
  })

  it('leave everything and nothing as they are', () => {
    expect(printQuery(andQuery([parseQuery(''), fieldQuery('a', 'b')]))).toBe('a:b')
    expect(printQuery(andQuery([]))).toBe('*')
    expect(printQuery(orQuery([]))).toBe('-*')
    expect(printQuery(orQuery([parseQuery(''), fieldQuery('a', 'b')]))).toBe('*')
  })
})

describe('the clauses that restrict a field', () => {
  it.each([
    ['', 'status', '*', '*', ''],
    ['status:high', 'status', '*', 'status:high', 'high'],
    ['hello status:(high OR low) env:prod', 'status', 'hello env:prod', 'status:(high OR low)', 'high low'],
    ['-status:low env:prod', 'status', 'env:prod', '-status:low', ''],
    ['(status:a OR status:>b) x', 'status', 'x', 'status:a OR status:>b', 'a'],
    ['(status:a OR env:b) x', 'status', '(status:a OR env:b) x', '*', ''],
    ['status:h* status:* x', 'status', 'x', 'status:h* status:*', ''],
    ['CIDR(@network.client.ip, 10.0.0.0/8) x', '@network.client.ip', 'x', 'CIDR(@network.client.ip, 10.0.0.0/8)', ''],
    ['ddsource:auth x', 'source', 'x', 'ddsource:auth', 'auth'],
    ['status:a OR status:b', 'status', '*', 'status:(a OR b)', 'a b'],
    ['status:a OR x', 'status', 'status:a OR x', '*', ''],
    ['@a.b:1 @a:2', '@a', '@a.b:1', '@a:2', '2'],
    ['status:HIGH x', 'status', 'x', 'status:HIGH', 'high'],
  ])('%s about %s', (text, field, rest, only, selected) => {
    const query = parseQuery(text)
    expect(printQuery(withoutField(query, field, CATALOG))).toBe(rest)
    expect(printQuery(onlyField(query, field, CATALOG))).toBe(only)
    expect(selectedValues(query, field, CATALOG).join(' ')).toBe(selected)
  })
})

describe('what a query demands literally', () => {
  it.each([
    ['', ''],
    ['hello', ''],
    ['source:auth', 'source=auth'],
    ['source:auth @evt.name:(A OR B) -host:x', 'source=auth @evt.name=A|B'],
    ['ddsource:auth', 'source=auth'],
    ['source:a* @usr.id:*', ''],
    ['source:a OR source:b', 'source=a|b'],
    ['(source:a x) OR (source:b y)', 'source=a|b'],
    ['(source:a x) OR y', ''],
    ['(source:a env:p) OR (source:a env:q)', 'source=a env=p|q'],
    ['-source:a', ''],
    ['-(-source:a OR x)', ''],
    ['status:Error', 'status=error'],
    ['@a:1e3', '@a=1e3|1000'],
  ])('%s demands %s', (text, demanded) => {
    const requirements = requiredEquals(parseQuery(text), CATALOG)
    expect(requirements.map(({ field, values }) => `${field.name}=${values.join('|')}`).join(' ')).toBe(demanded)
  })
})

describe('a catalog', () => {
  it('refuses two fields of one name', () => {
    const field = { name: 'a', label: 'A', kind: 'STRING' } as const
    expect(() => createCatalog({ fields: [field, { ...field, name: 'b', aliases: ['a'] }], text: [] })).toThrow(
      'Two fields of the catalog are called a.',
    )
  })
})
