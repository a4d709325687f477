import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalIp } from '../../src/kernel/address.ts'
import { FeedIndicators } from '../../src/modules/threat-intel/matching/feed-indicators.ts'
import { IndicatorMatcher } from '../../src/modules/threat-intel/matching/indicator-matcher.ts'
import { parseAddress, parseBlock } from '../../src/search/address.ts'
import { addressWords, formatNetwork, isReserved, parseNetwork } from '../../src/search/network.ts'

const FACTS = { id: 'fed_1', name: 'A list', url: null, category: 'c', intention: 'UNKNOWN' } as const

function matcherOf(...lists: readonly (readonly string[])[]): IndicatorMatcher {
  return new IndicatorMatcher(
    lists.map((list, index) => {
      const indicators = new FeedIndicators()
      for (const value of list) indicators.add({ type: 'IP_ADDRESS', value, details: null, validUntil: 0 })
      return { facts: { ...FACTS, name: `list ${index}` }, indicators: indicators.seal() }
    }),
  )
}

const found = (matcher: IndicatorMatcher, ip: string) =>
  matcher.matchAddress(ip, 0).map(({ indicator, source }) => `${indicator} ${source.name}`)

/** Few leading bits, so that networks nest and meet. */
const v4 = fc
  .tuple(fc.constantFrom(8, 9, 192), fc.nat(3), fc.constantFrom(0, 128, 255), fc.constantFrom(0, 1, 127, 128, 254, 255))
  .map((octets) => octets.join('.'))
const v6 = fc
  .tuple(
    fc.constantFrom('2001', '2002', '3fff'),
    fc.constantFrom('0', '1', 'ffff'),
    fc.constantFrom('0', '8000'),
    fc.nat(3),
  )
  .map(([a, b, c, d]) => canonicalIp(`${a}:${b}:${c}:0:0:0:0:${d}`) as string)
const networkOf = (address: fc.Arbitrary<string>, width: number) =>
  fc.tuple(address, fc.integer({ min: 1, max: width })).map(([ip, prefix]) => {
    const network = parseNetwork(`${ip}/${prefix}`)
    if (!network) throw new Error(`${ip}/${prefix}`)
    return formatNetwork(network)
  })

it.each([
  ['IPv4', v4, 32],
  ['IPv6', v6, 128],
] as const)(
  'finds every %s network around an address, the narrowest first, as looking at each of them would',
  (_, address, width) => {
    const lists = fc.array(fc.uniqueArray(networkOf(address, width), { maxLength: 12 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(lists, fc.array(address, { minLength: 1, maxLength: 20 }), (all, ips) => {
        const matcher = matcherOf(...all)
        for (const ip of ips) {
          const number = parseAddress(ip) as bigint
          const expected = all
            .flatMap((list, index) => list.map((network) => ({ network, name: `list ${index}` })))
            .filter(({ network }) => {
              const block = parseBlock(network)
              return block !== null && number >= block.first && number <= block.last && !isReserved(addressWords(ip))
            })
            .sort((a, b) => prefixOf(b.network) - prefixOf(a.network) || (a.name < b.name ? -1 : 1))
          expect(found(matcher, ip)).toEqual(expected.map(({ network, name }) => `${network} ${name}`))
        }
      }),
      { numRuns: 300 },
    )
  },
)

const prefixOf = (network: string): number => parseNetwork(network)?.prefix ?? -1

it.each([
  ['0.0.0.0/1', '1.0.0.1'],
  ['128.0.0.0/1', '223.255.255.255'],
  ['255.255.255.255', null],
  ['8000::/1', null],
  ['2000::/3', '3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
])('finds what is in %s, at either end of the space', (network, ip) => {
  const matcher = matcherOf([network])
  if (ip === null) expect(found(matcher, network)).toEqual([])
  else expect(found(matcher, ip)).toEqual([`${network} list 0`])
})

it.each([
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '169.254.1.1',
  '172.16.0.1',
  '172.31.255.255',
])('never matches the reserved %s', (ip) => expect(found(matcherOf(['0.0.0.0/1', '128.0.0.0/1']), ip)).toEqual([]))
it.each([
  '192.0.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  'fe80::1',
  'fd00::1',
])('never matches the reserved %s', (ip) =>
  expect(found(matcherOf(['0.0.0.0/1', '128.0.0.0/1', '8000::/1', '::/1']), ip)).toEqual([]),
)
it.each([
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.0.1.1',
  '192.167.0.1',
  '198.17.0.1',
  '198.20.0.1',
])('matches the public %s', (ip) => expect(found(matcherOf(['0.0.0.0/1', '128.0.0.0/1']), ip)).toHaveLength(1))
it.each([
  '',
  'hello',
  '1.2.3',
  '1.2.3.4.5',
  '999.1.1.1',
  '1:2:3',
  'g::1',
  '12345::',
  '1:2:3:4:5:6:7:8:9',
  ':::::::::::',
])('takes %j for no address', (text) =>
  expect(found(matcherOf(['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1', '2000::/3']), text)).toEqual([]),
)
