import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtIn } from '../detection/rule.ts'
import type { IndicatorFormat, ThreatFeedInput } from '../gql/graphql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { CREATE, DELETE, FEEDS, IMPORT, LOGS, LOOK_UP, SIGNALS, SYNC, UPDATE } from './documents.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const TOR: ThreatFeedInput = { name: 'Tor exits', format: 'LINES', category: 'tor', intention: 'SUSPICIOUS' }

async function feed(input: Partial<ThreatFeedInput>, content: string, format: IndicatorFormat = 'LINES') {
  const { createThreatFeed } = await app.ask(CREATE, { input: { ...TOR, ...input } })
  const { importIndicators } = await app.ask(IMPORT, { feedId: createThreatFeed.id, format, content })
  return { id: createThreatFeed.id, ...importIndicators }
}

async function search(query: string, field = '@threat_intel.results.category') {
  const { logSearch } = await app.ask(LOGS, { query, field })
  return {
    total: logSearch.total,
    logs: logSearch.logs.edges.map(({ node }) => node),
    facet: Object.fromEntries(logSearch.facets[0]!.values.map(({ value, count }) => [value, count])),
  }
}

it('writes into a log what the lists say about an address anywhere in it, and finds it by that', async () => {
  const { added, rejected } = await feed({}, '# exits\n198.51.100.7\n2001:db8:5::/48\n203.0.113.0/24\n')
  expect({ added, rejected }).toEqual({ added: 3, rejected: [] })
  await app.post([
    { message: 'login from 198.51.100.7 port 22', case: 'anywhere' },
    { message: 'six', deep: [{ peer: '2001:db8:5:1::9' }], case: 'anywhere' },
    { message: 'inside a block', srcip: '203.0.113.77', case: 'anywhere' },
    { message: 'nothing', srcip: '192.0.2.1', case: 'anywhere' },
    { message: 'private', srcip: '10.0.0.1', case: 'anywhere' },
  ])
  const found = await search('@case:anywhere @threat_intel.indicators_matched:*')
  expect(found.logs.map(({ message }) => message).sort()).toEqual([
    'inside a block',
    'login from 198.51.100.7 port 22',
    'six',
  ])
  expect(found.facet).toEqual({ tor: 3 })
  const [log] = (await search('@case:anywhere "inside a block"')).logs
  expect(log?.threatIntel).toEqual({
    indicatorsMatched: ['IP_ADDRESS'],
    results: [
      {
        indicator: '203.0.113.0/24',
        type: 'IP_ADDRESS',
        category: 'tor',
        intention: 'SUSPICIOUS',
        source: { name: 'Tor exits', url: null },
        additionalData: null,
      },
    ],
  })
  expect(log?.attributes.threat_intel).toEqual({
    indicators_matched: ['ip_address'],
    results: [
      {
        indicator: '203.0.113.0/24',
        type: 'ip_address',
        category: 'tor',
        intention: 'suspicious',
        source: { name: 'Tor exits' },
      },
    ],
  })
  expect((await search('@case:anywhere @threat_intel.results.source.name:"Tor exits"')).total).toBe(3)
  expect((await search('@case:anywhere -@threat_intel.indicators_matched:*')).total).toBe(2)
})

it('finds domains with the names above them, URLs, hashes in either case, accounts, images and user agents', async () => {
  await feed(
    { name: 'Everything', category: 'malware', intention: 'MALICIOUS' },
    [
      'evil.example',
      'http://drop.example/gate.php?id=1',
      'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '123456789012',
      'sqlmap/1.6#stable (http://sqlmap.org)',
    ].join('\n'),
  )
  await feed(
    { name: 'Images', format: 'CSV', category: 'cryptomining', intention: 'MALICIOUS' },
    'container_image_name,category\nevil/miner,cryptomining\n',
    'CSV',
  )
  const kinds = {
    domain: { dns: { question: { name: 'C2.Evil.Example.' } } },
    url: { http: { url: 'http://drop.example/gate.php?id=1' } },
    'url of another path': { http: { url: 'http://drop.example/' } },
    'another name': { dns: { question: { name: 'notevil.example' } } },
    sha1: { Hashes: 'SHA1=da39a3ee5e6b4b0d3255bfef95601890afd80709,MD5=00000000000000000000000000000000' },
    sha256: { file: { hash: { sha256: 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855' } } },
    account: { userIdentity: { accountId: '123456789012' } },
    image: { container: { image: { name: 'docker.io/evil/miner:latest' } } },
    agent: { http: { useragent: 'sqlmap/1.6#stable (http://sqlmap.org)' } },
  }
  await app.post(Object.entries(kinds).map(([message, event]) => ({ message, case: 'kinds', ...event })))
  const { logs } = await search('@case:kinds @threat_intel.indicators_matched:*')
  expect(Object.fromEntries(logs.map(({ message, threatIntel }) => [message, threatIntel?.indicatorsMatched]))).toEqual(
    {
      domain: ['DOMAIN'],
      url: ['URL'],
      sha1: ['SHA1'],
      sha256: ['SHA256'],
      account: ['AWS_ACCOUNT_ID'],
      image: ['CONTAINER_IMAGE_NAME'],
      agent: ['USER_AGENT'],
    },
  )
})

it('keeps category and source of every list that an address is on, the narrowest block first', async () => {
  await feed({ name: 'Cloud', category: 'hosting', intention: 'BENIGN' }, '198.18.0.0/15\n100.20.0.0/14\n')
  await feed({ name: 'Scanners', category: 'scanner' }, '100.21.5.0/24 seen often\n100.21.5.9\n')
  await app.post([{ message: 'on two lists', ip: '100.21.5.9', case: 'two' }])
  const [log] = (await search('@case:two')).logs
  expect(
    log?.threatIntel?.results.map(({ indicator, category, intention }) => [indicator, category, intention]),
  ).toEqual([
    ['100.21.5.9', 'scanner', 'SUSPICIOUS'],
    ['100.21.5.0/24', 'scanner', 'SUSPICIOUS'],
    ['100.20.0.0/14', 'hosting', 'BENIGN'],
  ])
  expect(log?.threatIntel?.results[1]?.additionalData).toEqual({ note: 'seen often' })
})

it('believes no verdict that a sender wrote into a log beside its own', async () => {
  const forged = { indicators_matched: ['domain'], results: [{ category: 'benign_really' }] }
  await app.post([{ message: 'forged', ip: '198.51.100.7', case: 'forged', threat_intel: forged }])
  const [log] = (await search('@case:forged')).logs
  expect(log?.threatIntel).toMatchObject({ indicatorsMatched: ['IP_ADDRESS'], results: [{ category: 'tor' }] })
  expect((await search('@case:forged @threat_intel.results.category:benign_really')).total).toBe(0)
})

it('forgets an indicator at the time until which it is valid, and logs keep what was known', async () => {
  await feed(
    { name: 'Short', format: 'CSV', category: 'attack', intention: 'MALICIOUS' },
    'ip_address,valid_until\n192.0.2.50,2026-03-02T10:00:00Z\n192.0.2.51,2026-03-01T10:00:00Z\n',
    'CSV',
  ).then(({ added, rejected }) =>
    expect({ added, rejected }).toEqual({
      added: 1,
      rejected: [{ line: 3, message: '192.0.2.51 was valid until 2026-03-01T10:00:00.000Z.' }],
    }),
  )
  await app.post([{ message: 'before', ip: '192.0.2.50', case: 'expiry' }])
  app.clock.set('2026-03-02T10:00:00Z')
  await app.post([{ message: 'after', ip: '192.0.2.50', case: 'expiry' }])
  expect(
    (await search('@case:expiry @threat_intel.results.category:attack')).logs.map(({ message }) => message),
  ).toEqual(['before'])
})

it('stops with a feed that is switched off or deleted, and goes on with it after a restart', async () => {
  const { id } = await feed({ name: 'Switched' }, '192.0.2.60')
  const post = async (message: string) => {
    await app.post([{ message, ip: '192.0.2.60', case: 'switched' }])
    return (await search(`@case:switched @threat_intel.indicators_matched:* ${message}`)).total
  }
  expect(await post('listed')).toBe(1)
  await app.ask(UPDATE, { id, input: { ...TOR, name: 'Switched', enabled: false } })
  expect(await post('disabled')).toBe(0)
  await app.ask(UPDATE, { id, input: { ...TOR, name: 'Switched' } })
  await app.restart()
  expect(await post('restarted')).toBe(1)
  await app.ask(DELETE, { id })
  expect(await post('deleted')).toBe(0)
  expect((await app.ask(FEEDS, {})).threatFeeds.map(({ name }) => name)).not.toContain('Switched')
})

it('tells of a value what lists say and where it is stored, names below a domain included', async () => {
  const { indicator } = await app.ask(LOOK_UP, { value: '198.51.100.007' })
  expect(indicator).toEqual({
    value: '198.51.100.7',
    type: 'IP_ADDRESS',
    matches: [{ indicator: '198.51.100.7', category: 'tor', source: { name: 'Tor exits' } }],
    firstSeen: '2026-03-02T09:00:00.000Z',
    lastSeen: '2026-03-02T09:00:00.000Z',
    logMatches: 2,
    signalMatches: 0,
  })
  const domain = await app.ask(LOOK_UP, { value: 'evil[.]example' })
  expect(domain.indicator).toMatchObject({ type: 'DOMAIN', value: 'evil.example', logMatches: 1 })
  expect((await app.ask(LOOK_UP, { value: '203.0.113.0/24' })).indicator).toMatchObject({ logMatches: 1 })
  expect((await app.ask(LOOK_UP, { value: '10.0.0.1' })).indicator).toMatchObject({ matches: [], logMatches: 1 })
  expect((await app.ask(LOOK_UP, { value: 'never.example' })).indicator).toMatchObject({
    firstSeen: null,
    logMatches: 0,
  })
  expect((await app.answer(LOOK_UP, { value: '/only/a/path' })).errors[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', path: 'value' },
  })
})

it('says on a feed why it cannot be fetched', async () => {
  const { createThreatFeed } = await app.ask(CREATE, {
    input: { ...TOR, name: 'Dead', url: 'http://127.0.0.1:9/list' },
  })
  const { syncThreatFeed } = await app.ask(SYNC, { id: createThreatFeed.id })
  expect(syncThreatFeed).toMatchObject({ lastSyncedAt: null, indicatorCount: 0 })
  expect(syncThreatFeed.lastError).toMatch(/^127\.0\.0\.1:9 cannot be reached: connect ECONNREFUSED/)
})

it('lets rules look for threats, and keeps in a signal which category belongs to which address', async () => {
  const rule = builtIn('threats', {
    name: 'Seen on a list',
    queries: [{ query: '@threat_intel.results.category:c2 @case:rule', groupBy: [] }],
    cases: [{ name: null, condition: 'a > 0', severity: 'HIGH' }],
  })
  await app.app.modules.rules.service.install([...app.app.modules.builtInRules, rule])
  const list = Array.from({ length: 30 }, (_, n) => `192.0.2.${100 + n}`)
  await feed({ name: 'C2', category: 'c2', intention: 'MALICIOUS' }, `${list.join('\n')}\nc2.example`)
  await app.post(list.map((ip) => ({ message: `to ${ip}`, ip, case: 'rule' })))
  await app.post([{ message: 'name', dns: { question: { name: 'a.c2.example' } }, case: 'rule' }])
  const { signalSearch } = await app.ask(SIGNALS, { query: '@threat_intel.results.category:c2' })
  expect(signalSearch.total).toBe(1)
  const [signal] = signalSearch.signals.edges.map(({ node }) => node)
  expect(signal?.threatIntel?.indicatorsMatched).toEqual(['DOMAIN', 'IP_ADDRESS'])
  expect(signal?.threatIntel?.results.map(({ indicator }) => indicator)).toEqual(['c2.example', ...list])
  expect(signal?.threatIntel?.results[0]).toEqual({ indicator: 'c2.example', category: 'c2', source: { name: 'C2' } })
  expect(signal?.highCardinality.attributes.filter((path) => path.startsWith('threat_intel'))).toEqual([])
  expect(signal?.samples[0]?.threatIntel).toEqual({ indicatorsMatched: ['IP_ADDRESS'] })
  expect((await app.ask(LOOK_UP, { value: 'c2.example' })).indicator).toMatchObject({ logMatches: 1, signalMatches: 1 })
  expect((await app.ask(LOOK_UP, { value: '192.0.2.96/27' })).indicator).toMatchObject({ logMatches: 28 })
  expect((await app.ask(LOOK_UP, { value: '192.0.2.105' })).indicator).toMatchObject({
    logMatches: 1,
    signalMatches: 1,
  })
})
