import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entityText, readEntityText } from '../../src/kernel/entity.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { edgesOf, graphOf, PATHS, rolesIn, type TestGraph, type TestLog } from './by-definition.ts'
import { askGraph, Graph, storedLogs } from './graph-desk.ts'
import { compareTexts } from './texts.ts'

const START = Date.parse('2026-03-02T06:00:00.000Z')
const RANGE = { from: '2026-03-02T05:00:00Z', to: '2026-03-02T10:00:00Z' }
const ROLE = 'arn:aws:iam::123456789012:role/deploy'

const VALUES = [
  ...[
    'alice',
    'bob',
    'carol@example.com',
    'Ünal',
    '"; DROP TABLE logs; --',
    "o'brien\\",
    'a\nb',
    '{p1:String}',
    '%',
    '-',
    '',
  ],
  ...[ROLE, 'arn:aws:iam::123456789012:root', 'arn:aws:s3:::bucket', 'arn:aws:iam::aws:policy/Admin'],
  ...['Example.COM.', 'example.com', '.', '10.0.0.9', '2001:DB8::1', '::ffff:10.0.0.9', 'AWS Internal', 'fe80::1%eth0'],
  ...['D41D8CD98F00B204E9800998ECF8427E', 'd41d8cd98f00b204e9800998ecf8427e', 'x'.repeat(1_001), 'y'.repeat(1_000)],
]

/** Something nested where a path leads. */
function put(log: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() as string
  let place = log
  for (const key of keys) {
    place[key] ??= {}
    place = place[key] as Record<string, unknown>
  }
  if (typeof place === 'object' && !(last in place)) place[last] = value
}

const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts)
const somebody = oneOf('alice', 'bob', 'carol', 'dave', ROLE, '"; DROP TABLE logs; --')
const something = fc.oneof(
  { weight: 6, arbitrary: oneOf('one', 'two', 'three', 'four', ROLE) },
  { weight: 1, arbitrary: oneOf(...VALUES) },
)

const busyLog = fc.record({
  at: fc.integer({ min: 0, max: 3 * 3_600_000 }),
  user: fc.option(fc.oneof(somebody, fc.array(somebody, { maxLength: 2 })), { freq: 5 }),
  address: fc.option(oneOf('198.51.100.1', '198.51.100.2', '198.51.100.3', '2001:db8::7', '2001:DB8:0::7', 'nowhere'), {
    freq: 3,
  }),
  action: fc.option(fc.oneof(oneOf('Get', 'Put', 'Delete', "x'y"), fc.constant(['Get', 'Put', 'Get'])), { freq: 6 }),
  method: fc.option(oneOf('GET', 'POST'), { freq: 2 }),
  outcome: fc.option(oneOf('success', 'failure'), { freq: 3 }),
  host: fc.option(oneOf('host-1', 'host-2', '-'), { freq: 2 }),
  others: fc.array(fc.tuple(oneOf(...PATHS), something), { maxLength: 2 }),
})

function toLog({
  at,
  user,
  address,
  action,
  method,
  outcome,
  host,
  others,
}: typeof busyLog extends fc.Arbitrary<infer T> ? T : never) {
  const log: Record<string, unknown> = { ddsource: 'app', timestamp: new Date(START + at).toISOString() }
  if (user !== null) put(log, 'usr.id', user)
  if (address !== null) put(log, 'network.client.ip', address)
  if (action !== null) put(log, 'evt.name', action)
  if (method !== null) put(log, 'http.method', method)
  if (outcome !== null) put(log, 'evt.outcome', outcome)
  if (host !== null) log.hostname = host
  for (const [path, value] of others) put(log, path, value)
  return { message: 'something happened', ...log }
}

let server: TestApp
let logs: TestLog[]
beforeAll(async () => {
  server = await startTestApp()
  const sent = fc.sample(busyLog, { numRuns: 600, seed: 7 }).map(toLog)
  const odd = fc.sample(fc.array(fc.tuple(oneOf(...PATHS), oneOf(...VALUES)), { maxLength: 5 }), {
    numRuns: 300,
    seed: 8,
  })
  await server.post([
    ...sent,
    ...odd.map((pairs) => {
      const log = { ddsource: 'odd', message: 'odd', timestamp: new Date(START).toISOString() }
      for (const [path, value] of pairs) put(log, path, value)
      return log
    }),
  ])
  logs = await storedLogs(server)
})
afterAll(() => server.close())

const textsIn = ({ nodes }: TestGraph) => [...nodes].sort(([left], [right]) => compareTexts(left, right))
const edgeKey = (edge: object) =>
  JSON.stringify(Object.entries(edge).sort(([left], [right]) => compareTexts(left, right)))
const edgesIn = ({ edges }: Pick<TestGraph, 'edges'>) => edges.map(edgeKey).sort()

test('the store finds the same entities in the same roles as the words of logs and signals say', async () => {
  expect(logs).toHaveLength(900)
  for (const log of await storedLogs(server)) {
    const { actors, addresses, objects } = rolesIn(log)
    expect({ log, actors: log.actors.sort() }).toEqual({ log, actors: [...actors].sort() })
    expect({ log, addresses: log.addresses.sort() }).toEqual({ log, addresses: [...addresses].sort() })
    expect({ log, objects: log.objects.sort() }).toEqual({ log, objects: [...objects].sort() })
  }
})

describe('an activity graph', () => {
  const question = () => {
    const entities = [...new Set(edgesOf(logs).flatMap(({ from, to }) => [from, to]))]
    return fc.record({
      start: oneOf(...entities, entityText({ kind: 'USER', value: 'nobody' })),
      depth: fc.integer({ min: 1, max: 3 }),
      limit: fc.oneof(fc.constant(1_000), fc.integer({ min: 1, max: 40 })),
      actions: fc.option(
        fc.uniqueArray(oneOf('Get', 'Put', 'Delete', "x'y", 'GET', 'app', 'nothing'), { maxLength: 3 }),
      ),
      hours: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 })),
    })
  }

  test('is what its definition makes of the same logs, or a truthful part of it', async () => {
    await fc.assert(
      fc.asyncProperty(question(), async ({ start, depth, limit, actions, hours: [from, length] }) => {
        const [begin, end] = [START + from * 3_600_000, START + (from + length) * 3_600_000]
        const inRange = logs.filter(({ timestamp }) => timestamp >= begin && timestamp < end)
        const edges = edgesOf(inRange).filter(({ action }) => !actions?.length || actions.includes(action))
        const whole = graphOf(edges, start, depth)
        const range = { from: new Date(begin).toISOString(), to: new Date(end).toISOString() }
        const graph = await askGraph(server, { ...readEntityText(start), range, depth, limit, actions })

        expect(graph.ids).toBe(true)
        expect(graph.nodes.size).toBeLessThanOrEqual(limit)
        expect(graph.nodes.get(start)).toBe(0)
        if (whole.nodes.size <= limit) {
          expect(textsIn(graph)).toEqual(textsIn(whole))
          expect(edgesIn(graph)).toEqual(edgesIn(whole))
        } else {
          expect(graph.nodes.size).toBe(limit)
        }
        const known = new Set(whole.edges.map(edgeKey))
        expect(graph.edges.filter((edge) => !known.has(edgeKey(edge)))).toEqual([])
        expect(new Set(graph.edges.map(edgeKey)).size).toBe(graph.edges.length)
        expect(graph.truncated).toBe(graph.nodes.size < whole.nodes.size || graph.edges.length < whole.edges.length)
      }),
      { numRuns: 120, seed: 11 },
    )
  }, 120_000)

  test('takes up the strongest edges first, and is the same however often it is asked for', async () => {
    const request = { kind: 'USER', value: 'alice', range: RANGE, depth: 2, limit: 8 } as const
    const graph = await askGraph(server, request)
    const whole = graphOf(edgesOf(logs), 'user:alice', 1)
    const nearest = whole.edges.flatMap(({ from, to }) => [from, to]).filter((text) => text !== 'user:alice')
    expect([...graph.nodes.keys()]).toEqual(['user:alice', ...new Set(nearest)].slice(0, 8))
    expect(graph.truncated).toBe(true)
    expect(await askGraph(server, request)).toEqual(graph)
  })

  test('says that it is truncated when one log names more than a picture can hold', async () => {
    const resources = Array.from({ length: 2_001 }, (_, index) => `thing-${index}`)
    const base = { ddsource: 'app', timestamp: '2026-03-01T12:00:00Z', evt: { name: 'Empty' } }
    await server.post([
      { ...base, message: 'much', usr: { id: 'eve' }, resources: { ARN: resources } },
      { ...base, message: 'little', usr: { id: 'eve' }, resources: { ARN: ['thing-0'] } },
      { ...base, message: 'just enough', usr: { id: 'mallory' }, resources: { ARN: resources.slice(1) } },
    ])
    const range = { from: '2026-03-01T12:00:00Z', to: '2026-03-01T12:00:01Z' }
    const eve = await askGraph(server, { kind: 'USER', value: 'eve', range })
    expect(eve).toMatchObject({ truncated: true, edges: [{ to: 'cloud_resource:thing-0', count: 1 }] })
    expect((await askGraph(server, { kind: 'USER', value: 'eve', range, actions: ['Else'] })).truncated).toBe(false)
    const mallory = await askGraph(server, { kind: 'USER', value: 'mallory', range, limit: 1_000 })
    expect([mallory.nodes.size, mallory.edges.length, mallory.truncated]).toEqual([1_000, 999, true])
  })

  test('has at most 10,000 edges of a level, and says so', async () => {
    const fill = (day: string, edges: number) =>
      server.app.stores.clickhouse.command(
        `INSERT INTO logs (id, timestamp, source, attributes)
         SELECT concat('log_', toString(number)), '${day} 12:00:00', 'app', map('usr.id', ['robot'], 'resourceId', ['thing'], 'evt.name', [toString(number)])
         FROM numbers(${edges})`,
      )
    await fill('2026-02-01', 10_000)
    await fill('2026-02-02', 10_001)
    const ask = async (day: string) => {
      const range = { from: `${day}T00:00:00Z`, to: `${day}T23:00:00Z` }
      const { nodes, edges, truncated } = await askGraph(server, { kind: 'USER', value: 'robot', range, depth: 2 })
      return [nodes.size, edges.length, truncated]
    }
    expect(await ask('2026-02-01')).toEqual([2, 10_000, false])
    expect(await ask('2026-02-02')).toEqual([2, 10_000, true])
  })

  test('is only the entity itself where nothing is known, in one spelling', async () => {
    const graph = await askGraph(server, { kind: 'IP', value: ' 2001:DB8:0:0::FFFF ', range: RANGE, depth: 3 })
    expect(graph).toMatchObject({ edges: [], truncated: false, ids: true })
    expect([...graph.nodes]).toEqual([['ip:2001:db8::ffff', 0]])
  })

  test('takes any value and any action as nothing but a text', async () => {
    for (const text of [...VALUES, '\0', "'", '\\', '🦀', ')) OR 1=1 --']) {
      const { errors } = await server.answer(Graph, { kind: 'USER', value: text, range: RANGE, actions: [text] })
      const isName = !['', '-', '\0'].includes(text.trim()) && text.length <= 1_000
      expect({ text, faults: errors.map(({ extensions }) => [extensions.code, extensions.path]) }).toEqual({
        text,
        faults: isName ? [] : [['BAD_USER_INPUT', 'value']],
      })
    }
  })

  test.each([
    ['depth', { depth: 0 }],
    ['depth', { depth: 4 }],
    ['limit', { limit: 0 }],
    ['limit', { limit: 1_001 }],
    ['value', { kind: 'IP', value: '10.0.0' }],
    ['value', { kind: 'FILE_HASH', value: 'zz' }],
    ['range', { range: { from: 'now', to: 'now-1h' } }],
    ['actions', { actions: 'a'.repeat(101).split('') }],
  ])('refuses a wrong %s', async (path, wrong) => {
    const { errors } = await server.answer(Graph, { kind: 'USER', value: 'alice', range: RANGE, ...wrong })
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path })
  })
})
