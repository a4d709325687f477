import { describe, expect, it } from 'vitest'
import { type IndicatorFormat, readIndicators } from '../../src/modules/threat-intel/formats/formats.ts'

/** Each list, and what it says: `TYPE value`, or `! line: reason`. */
const told = async (format: IndicatorFormat, content: string): Promise<string[]> => {
  const { indicators, rejected } = await readIndicators(format, content)
  return [
    ...indicators.map(({ type, value }) => `${type} ${value}`),
    ...rejected.map(({ line, message }) => `! ${line}: ${message}`),
  ]
}

const LINES: readonly (readonly [string, ...string[]])[] = [
  ['192.0.2.1', 'IP_ADDRESS 192.0.2.1'],
  ['192.0.2.0/24', 'IP_ADDRESS 192.0.2.0/24'],
  ['192.0.2.77/24', 'IP_ADDRESS 192.0.2.0/24'],
  ['192.0.2.1/32', 'IP_ADDRESS 192.0.2.1'],
  ['192.0.2.1:8080', 'IP_ADDRESS 192.0.2.1'],
  ['2001:DB8::0:1', 'IP_ADDRESS 2001:db8::1'],
  ['2001:db8:aaaa::/33', 'IP_ADDRESS 2001:db8:8000::/33'],
  ['[2001:db8::1]:443', 'IP_ADDRESS 2001:db8::1'],
  ['::ffff:192.0.2.1', 'IP_ADDRESS 192.0.2.1'],
  ['::ffff:192.0.2.0/120', 'IP_ADDRESS 192.0.2.0/24'],
  ['192.0.2.1\t10', 'IP_ADDRESS 192.0.2.1'],
  ['192.0.2.1,tor,2026', 'IP_ADDRESS 192.0.2.1'],
  ['192.0.2.1 # seen in May', 'IP_ADDRESS 192.0.2.1'],
  ['  192.0.2.1  ', 'IP_ADDRESS 192.0.2.1'],
  [
    '# comment\n; comment\n// comment\n\n   \n192.0.2.1\r\n192.0.2.2\r192.0.2.3',
    ...[1, 2, 3].map((n) => `IP_ADDRESS 192.0.2.${n}`),
  ],
  ['\ufeff192.0.2.1', 'IP_ADDRESS 192.0.2.1'],
  ['Evil.Example', 'DOMAIN evil.example'],
  ['evil.example.', 'DOMAIN evil.example'],
  ['*.evil.example', 'DOMAIN evil.example'],
  ['||evil.example^', 'DOMAIN evil.example'],
  ['evil[.]example', 'DOMAIN evil.example'],
  ['evil.example:8443', 'DOMAIN evil.example'],
  ['0.0.0.0 evil.example', 'DOMAIN evil.example'],
  ['bücher.example', 'DOMAIN xn--bcher-kva.example'],
  ['http://evil.example', 'DOMAIN evil.example'],
  ['hxxps://evil.example/', 'DOMAIN evil.example'],
  ['http://192.0.2.1', 'IP_ADDRESS 192.0.2.1'],
  ['http://192.0.2.1:8080/', 'IP_ADDRESS 192.0.2.1'],
  ['http://evil.example/a.php?x=1#y', 'URL evil.example/a.php?x=1'],
  ['https://Evil.example:443/A', 'URL evil.example/A'],
  ['http://evil.example:81/a', 'URL evil.example:81/a'],
  ['evil.example/gate', 'URL evil.example/gate'],
  ['DA39A3EE5E6B4B0D3255BFEF95601890AFD80709', 'SHA1 da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['d41d8cd98f00b204e9800998ecf8427e', 'MD5 d41d8cd98f00b204e9800998ecf8427e'],
  [`${'aB'.repeat(32)}  sample.exe`, `SHA256 ${'ab'.repeat(32)}`],
  ['3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C', 'SSDEEP 3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C'],
  ['123456789012', 'AWS_ACCOUNT_ID 123456789012'],
  ['ssh-ed25519   AAAAC3NzaC1lZDI1NTE5 me@host', 'SSH_PUBLIC_KEY ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'],
  ['sqlmap/1.6#stable (http://sqlmap.org)', 'USER_AGENT sqlmap/1.6#stable (http://sqlmap.org)'],
  ['10.1.2.3', '! 1: Expected a public address, got "10.1.2.3", which is private or reserved.'],
  ['fe80::1', '! 1: Expected a public address, got "fe80::1", which is private or reserved.'],
  ['0.0.0.0/0', '! 1: Expected a block, got "0.0.0.0/0", which is every address.'],
  ['/gate.php', '! 1: Expected a host, got only a path: "/gate.php".'],
  ['192.0.2.256', '! 1: Expected an address, a block, a domain, a URL or a hash, got "192.0.2.256".'],
  ['192.0.2.0/33', '! 1: Expected a block with a prefix that fits its address, got "192.0.2.0/33".'],
  ['com', '! 1: Expected an address, a block, a domain, a URL or a hash, got "com".'],
  ['192.0.2.1\n192.0.2.001', 'IP_ADDRESS 192.0.2.1', '! 2: 192.0.2.1 is on line 1 already.'],
]

describe('lines', () => {
  it.each(LINES)('%j', async (content, ...expected) => expect(await told('LINES', content)).toEqual(expected))

  it('keep the ports of a host and what follows it', async () => {
    const data = async (content: string) =>
      (await readIndicators('LINES', content)).indicators.map(({ details }) => details?.additionalData)
    expect(await data('192.0.2.1:80\n192.0.2.1:443\n192.0.2.1:443')).toEqual([{ ports: ['80', '443'] }])
    expect(await data('192.0.2.1\t10 lists')).toEqual([{ note: '10 lists' }])
    expect(await data('192.0.2.1')).toEqual([undefined])
  })
})

const CSV: readonly (readonly [string, ...string[]])[] = [
  ['ip_address,category\n192.0.2.1,tor', 'IP_ADDRESS 192.0.2.1'],
  ['"category","ip_address"\n"tor","192.0.2.1"', 'IP_ADDRESS 192.0.2.1'],
  ['Domain,Registered\nevil.example,2025', 'DOMAIN evil.example'],
  ['domain;category\nevil.example;c2', 'DOMAIN evil.example'],
  ['host,port\n192.0.2.1,80\nevil.example,80', 'IP_ADDRESS 192.0.2.1', 'DOMAIN evil.example'],
  ['# "first_seen","ioc_value","ioc_type"\n"2026","192.0.2.1:80","ip:port"', 'IP_ADDRESS 192.0.2.1'],
  ['192.0.2.1,tor\n192.0.2.2,tor', 'IP_ADDRESS 192.0.2.1', 'IP_ADDRESS 192.0.2.2'],
  ['artifact_type,name\ndocker image,docker.io/evil/miner:1.2', 'CONTAINER_IMAGE_NAME evil/miner'],
  [
    'type,value\nnpm package,left-pad',
    '! 2: Expected a type of indicator that logs are searched for, got "npm package".',
  ],
  ['sha256\nabc', '! 2: Expected a SHA-256 of 64 hexadecimal digits, got "abc".'],
  ['ip_address\nevil.example', '! 2: Expected an address or a block of addresses, got "evil.example".'],
  ['ip_address\n192.0.2.1\n192.0.2.1', 'IP_ADDRESS 192.0.2.1', '! 3: 192.0.2.1 is on line 2 already.'],
  [
    'ip_address,intention\n192.0.2.1,evil',
    '! 2: Expected the intention malicious, suspicious, benign or unknown, got "evil".',
  ],
  ['ip_address,source\n192.0.2.1,{oops', '! 2: Expected a JSON object in source, got "{oops".'],
  ['user_agent,note\n"two\nlines",x\n"a ""quoted"" one",y', 'USER_AGENT two\nlines', 'USER_AGENT a "quoted" one'],
  ['user_agent\n"two\nlines"\n\n"two\nlines"', 'USER_AGENT two\nlines', '! 5: two\nlines is on line 2 already.'],
]

describe('CSV', () => {
  it.each(CSV)('%j', async (content, ...expected) => expect(await told('CSV', content)).toEqual(expected))

  it('lets a row say what the feed says otherwise', async () => {
    const content = `ip_address,category,intention,source,additional_data
192.0.2.1,tor,Benign,"{""name"":""Tor"",""url"":""https://tor.example""}","{""exit"":true}"
192.0.2.2,,,Somebody,`
    expect((await readIndicators('CSV', content)).indicators.map(({ details }) => details)).toEqual([
      {
        category: 'tor',
        intention: 'BENIGN',
        source: { name: 'Tor', url: 'https://tor.example' },
        additionalData: { exit: true },
      },
      { source: { name: 'Somebody', url: null } },
    ])
  })
})

const PATTERNS: readonly (readonly [string, ...string[]])[] = [
  ["[ipv4-addr:value = '192.0.2.1']", 'IP_ADDRESS 192.0.2.1'],
  ["[ipv4-addr:value ISSUBSET '192.0.2.0/24']", 'IP_ADDRESS 192.0.2.0/24'],
  ["[domain-name:value IN ('a.example', 'b.example')]", 'DOMAIN a.example', 'DOMAIN b.example'],
  ["[ipv4-addr:value = '192.0.2.1' OR domain-name:value='a.example']", 'IP_ADDRESS 192.0.2.1', 'DOMAIN a.example'],
  [
    "[ipv4-addr:value = '192.0.2.1'] OR [ipv6-addr:value = '2001:db8::1']",
    'IP_ADDRESS 192.0.2.1',
    'IP_ADDRESS 2001:db8::1',
  ],
  [`[file:hashes.'SHA-256' = '${'a'.repeat(64)}']`, `SHA256 ${'a'.repeat(64)}`],
  ["[url:value = 'http://a.example/it\\'s']", "URL a.example/it's"],
  ["[ipv4-addr:value = '192.0.2.1' AND domain-name:value = 'a.example']", '! AND'],
  ["[ipv4-addr:value = '192.0.2.1'] FOLLOWEDBY [ipv4-addr:value = '192.0.2.2']", '! FOLLOWEDBY'],
  ["[email-addr:value = 'a@b.example']", '! email-addr:value'],
  ["[ipv4-addr:value != '192.0.2.1']", '! !='],
  ["[ipv4-addr:value = '192.0.2.1'", '! the end'],
]

const indicator = (n: number, more: object) => ({
  type: 'indicator',
  id: `indicator--${n}`,
  pattern_type: 'stix',
  ...more,
})
const bundle = (...objects: object[]) => JSON.stringify({ type: 'bundle', objects })

describe('STIX', () => {
  it.each(PATTERNS)('%s', async (pattern, ...expected) => {
    const lines = await told('STIX', bundle(indicator(1, { pattern })))
    if (!expected[0]?.startsWith('!')) expect(lines).toEqual(expected)
    else expect(lines).toEqual([expect.stringContaining(`got ${JSON.stringify(expected[0].slice(2))} in it`)])
  })

  it('takes the intention from the types of the indicator, and the latest version of an object', async () => {
    const pattern = "[ipv4-addr:value = '192.0.2.1']"
    const { indicators, revoked } = await readIndicators(
      'STIX',
      bundle(
        { type: 'malware', id: 'malware--1' },
        indicator(1, {
          pattern,
          modified: '2026-01-02',
          indicator_types: ['malicious-activity'],
          valid_until: '2026-05-01T00:00:00Z',
        }),
        indicator(1, { pattern: "[ipv4-addr:value = '192.0.2.9']", modified: '2026-01-01' }),
        indicator(2, { pattern: "[domain-name:value = 'a.example']", indicator_types: ['benign'] }),
        indicator(3, { pattern: "[domain-name:value = 'b.example']" }),
        indicator(4, { revoked: true }),
      ),
    )
    expect(
      indicators.map(({ value, details, validUntil }) => [value, details?.intention, validUntil?.toISOString()]),
    ).toEqual([
      ['192.0.2.1', 'MALICIOUS', '2026-05-01T00:00:00.000Z'],
      ['a.example', 'BENIGN', undefined],
      ['b.example', 'SUSPICIOUS', undefined],
    ])
    expect(revoked).toEqual(['indicator--4'])
  })

  it('says what is no bundle', async () => {
    expect(await told('STIX', '<html>')).toEqual([expect.stringContaining('! 1: Expected a STIX 2.1 bundle as JSON')])
    expect(await told('STIX', '"text"')).toEqual(['! 1: Expected a STIX 2.1 bundle with a list of objects.'])
  })
})
