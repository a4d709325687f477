import { describe, expect, test } from 'vitest'
import { canonicalIp, parseEndpoint } from '../../../src/kernel/address.ts'
import { flatten } from '../../../src/modules/logs/normalize/flatten.ts'
import { collectIps } from '../../../src/modules/logs/normalize/ip-list.ts'

describe('an address has one spelling', () => {
  test.each<[string, string | null]>([
    ['10.0.0.1', '10.0.0.1'],
    ['253.252.51.07', '253.252.51.7'],
    ['10.0.0.001', '10.0.0.1'],
    ['10.0.0.08', '10.0.0.8'],
    ['10.0.0.098', '10.0.0.98'],
    ['10.0.0.010', null],
    ['10.0.0.256', null],
    ['10.0.0', null],
    ['10.0.0.1.2', null],
    ['::1', '::1'],
    ['::', '::'],
    ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['fe80::', 'fe80::'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::ffff:0a00:0001', '10.0.0.1'],
    ['64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
    ['11:42:18', null],
    ['12345::', null],
    ['secretsmanager.amazonaws.com', null],
    ['AWS Internal', null],
    ['-', null],
    ['', null],
  ])('%s', (text, expected) => expect(canonicalIp(text)).toBe(expected))
})

describe('an address field may carry a port, brackets or a zone', () => {
  test.each<[string, string | null, string | null]>([
    ['1.1.1.1:57484', '1.1.1.1', '57484'],
    ['[2001:db8::1]:443', '2001:db8::1', '443'],
    ['[2001:db8::1]', '2001:db8::1', null],
    ['fe80::1%eth0', 'fe80::1', null],
    ['10.0.0.9', '10.0.0.9', null],
    ['host:80', null, null],
    ['LOCAL', null, null],
  ])('%s', (text, ip, port) => expect(parseEndpoint(text)).toEqual(ip === null ? null : { ip, port }))
})

describe('the list of addresses holds those inside texts', () => {
  test.each<[string, string[]]>([
    ['from 10.0.0.1 port 22', ['10.0.0.1']],
    ['10.0.0.1, 10.0.0.2,10.0.0.1', ['10.0.0.1', '10.0.0.2']],
    ['refused by 10.0.0.1.', ['10.0.0.1']],
    ['http://10.0.0.1:8080/x?to=10.0.0.2', ['10.0.0.1', '10.0.0.2']],
    ['10.0.0.1-10.0.0.9', ['10.0.0.1', '10.0.0.9']],
    ['10.0.0.0/8', ['10.0.0.0']],
    ['/10.0.0.5:1234', ['10.0.0.5']],
    ['host/10.0.0.5', ['10.0.0.5']],
    ['type:  5 edge.example.test;::ffff:10.9.8.7;', ['10.9.8.7']],
    ['peer [2001:DB8::5]:443 closed', ['2001:db8::5']],
    ['from 2001:db8::5: timed out', ['2001:db8::5']],
    ['fe80::1%eth0 is up', ['fe80::1']],
    ['{"ip":"10.0.0.1","n":"2001:db8::1"}', ['10.0.0.1', '2001:db8::1']],
    ['1.2.3.4.5', []],
    ['OID 1.3.6.1.4.1', []],
    ['v1.2.3.4', []],
    ['1.2.3.4a', []],
    ['10.0.0.1.example.test', []],
    ['Chrome/32.0.1700.77', []],
    ['Mozilla/5.0 Firefox/1.5.0.12', []],
    ['Version=4.0.0.0, Culture=neutral', []],
    ['auoms_version=2.5.2.0', []],
    ['300.1.1.1', []],
    ['at 11:42:18 today', []],
    ['2024-05-06T11:42:18Z', []],
    ['arn:aws:iam::123456789012:user/x', []],
    ['arn:aws:s3:::bucket', []],
    ['Face::Add and std::string', []],
    ['mac 00:0d:3a:13:e3:69', []],
    ['wwn 50:06:01:60:3b:20:11:22 up', []],
    ['ip-10-77-20-248', []],
  ])('%s', (text, expected) => expect(collectIps(flatten({}), [text])).toEqual(expected))

  test('of attributes, but not of versions', () => {
    const attributes = flatten({
      sourceIPs: ['10.0.0.1', '::1'],
      FileVersion: '6.1.0.0',
      nested: { note: 'seen 10.0.0.2' },
    })
    expect(collectIps(attributes, [])).toEqual(['10.0.0.1', '::1', '10.0.0.2'])
  })

  test('and is bounded', () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `10.0.${at >> 8}.${at & 255}`).join(' ')
    expect(collectIps(flatten({}), [text])).toHaveLength(1_000)
  })
})
