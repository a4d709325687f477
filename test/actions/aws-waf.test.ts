import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signedHeaders } from '../../src/modules/actions/outside/aws-signature.ts'
import { awsWafBlockIp } from '../../src/modules/actions/outside/aws-waf.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { clock, faultOf, openOutbound, run } from './outside-desk.ts'
import { AWS, standForWaf } from './waf-stand-in.ts'

const action = awsWafBlockIp({ outbound: openOutbound(), clock })

let server: StandIn
beforeAll(async () => {
  server = await openStandIn()
})
afterEach(() => {
  server.requests.length = 0
})
afterAll(() => server?.close())

const block = (ip: string, more: object = {}) => run(action, { ...AWS, url: server.url, ip, ...more })
const setOf = (...addresses: string[]) => ({ addresses, description: 'by hand', lock: 1 })

it('adds the address to the set, signed, and leaves the rest of the set as it was', async () => {
  const set = setOf('198.51.100.1/32')
  standForWaf(server, set)
  expect(await block('203.0.113.7')).toEqual({ blocked: ['203.0.113.7/32'], alreadyBlocked: false, addresses: 2 })
  expect(set).toEqual({ addresses: ['198.51.100.1/32', '203.0.113.7/32'], description: 'by hand', lock: 2 })
  expect(server.requests.map(({ headers }) => headers['x-amz-date'])).toEqual(Array(2).fill('20260302T090000Z'))
})

it('writes nothing when the addresses are there already, however they are spelled', async () => {
  const set = setOf('203.0.113.7/32')
  standForWaf(server, set)
  expect(await block('203.0.113.7')).toMatchObject({ alreadyBlocked: true, addresses: 1 })
  expect(await block('::ffff:203.0.113.7')).toMatchObject({ alreadyBlocked: true })
  const wide = setOf('2001:0db8:0000:0000:0000:0000:0000:0001/128')
  standForWaf(server, wide, { version: 'IPV6' })
  expect(await block('2001:db8::1')).toMatchObject({ alreadyBlocked: true })
  expect([set.lock, wide.lock]).toEqual([1, 1])
})

it('adds many at once, and those alone that the set can hold', async () => {
  const ips = ['203.0.113.7', '203.0.113.8', '203.0.113.7', '2001:DB8::2']
  const set = setOf('203.0.113.8/32')
  standForWaf(server, set)
  expect(await block('', { ips })).toEqual({
    ...{ blocked: ['203.0.113.7/32', '203.0.113.8/32'], alreadyBlocked: false, addresses: 2 },
  })
  const wide = setOf()
  standForWaf(server, wide, { version: 'IPV6' })
  await block('', { ips })
  expect(wide.addresses).toEqual(['2001:0db8:0000:0000:0000:0000:0000:0002/128'])
  expect((await faultOf(block('203.0.113.7')))?.message).toBe(
    'ips: expected addresses of the version IPV6, as the set has.',
  )
})

it('keeps what others add at the same time', async () => {
  const set = setOf()
  const others = ['198.51.100.1/32', '198.51.100.2/32']
  const meanwhile = () => {
    const other = others.shift()
    if (other) Object.assign(set, { addresses: [...set.addresses, other], lock: set.lock + 1 })
  }
  standForWaf(server, set, { meanwhile })
  await block('203.0.113.7')
  expect(set.addresses).toEqual(['198.51.100.1/32', '198.51.100.2/32', '203.0.113.7/32'])
})

it('tries again later when others change the set all the time', async () => {
  const set = setOf()
  const meanwhile = () => {
    set.lock += 1
  }
  standForWaf(server, set, { meanwhile })
  expect(await faultOf(block('203.0.113.7'))).toEqual({
    name: 'ActionFault',
    message: 'Others changed the IP set 5 times meanwhile.',
    passing: true,
  })
  expect(server.requests).toHaveLength(10)
})

it.each([
  [{ ip: 'hunter' }, /^ip: expected an IP address/],
  [{ ip: '0.0.0.0/0' }, /^ip: expected an IP address/],
  [{ region: 'eu-central-1.evil.example/' }, /^region: expected one such as/],
  [{ scope: 'GLOBAL' }, /^scope: expected one of REGIONAL, CLOUDFRONT/],
  [{ url: 'nowhere' }, /^url: expected/],
])('refuses %j without a request', async (wrong, message) => {
  expect(await faultOf(block('203.0.113.7', wrong))).toMatchObject({
    message: expect.stringMatching(message),
    passing: false,
  })
  expect(server.requests).toEqual([])
})

it('says what AWS refused, and whether it passes', async () => {
  standForWaf(server, setOf())
  expect(await faultOf(block('203.0.113.7', { secretAccessKey: 'hunter2' }))).toEqual({
    name: 'ActionFault',
    message: 'AWS WAF refused: InvalidSignatureException (Does not match.).',
    passing: false,
  })
  expect(await faultOf(block('203.0.113.7', { ipSetId: 'other' }))).toMatchObject({
    message: 'AWS WAF refused: WAFNonexistentItemException (No such set.).',
  })
  server.answer(json(400, { __type: 'ThrottlingException' }))
  expect(await faultOf(block('203.0.113.7'))).toMatchObject({ passing: true })
  server.answer(json(500, { __type: 'InternalFailure' }))
  expect(await faultOf(block('203.0.113.7'))).toMatchObject({ passing: true })
  server.answer(text(200, '<html>'))
  expect((await faultOf(block('203.0.113.7')))?.message).toBe('Expected JSON, got something else.')
  server.answer(json(200, { IPSet: {} }))
  expect((await faultOf(block('203.0.113.7')))?.message).toBe('Expected an IP set, got something else.')
})

describe('a signature', () => {
  it('is the one that the documentation of AWS computes', () => {
    const headers = signedHeaders(
      {
        ...{ method: 'GET', body: '', url: new URL('https://iam.amazonaws.com/?Version=2010-05-08&Action=ListUsers') },
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      },
      { accessKeyId: AWS.accessKeyId, secretAccessKey: AWS.secretAccessKey, sessionToken: null },
      { service: 'iam', region: 'us-east-1', at: new Date('2015-08-30T12:36:00Z') },
    )
    expect(headers.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    )
  })

  it('covers the token of temporary credentials', async () => {
    const set = setOf()
    standForWaf(server, set)
    await block('203.0.113.7', { sessionToken: 'token-of-an-hour' })
    expect(server.requests[0]?.headers['x-amz-security-token']).toBe('token-of-an-hour')
    expect(server.requests[0]?.headers.authorization).toContain(';x-amz-security-token;')
    expect(set.addresses).toHaveLength(1)
  })
})
