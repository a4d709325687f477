import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/modules/notifications/limits.ts'
import { type NotifyDesk, openNotifyDesk } from './desk.ts'

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk({ publicUrl: 'https://siem.example.com' })
})
afterAll(() => desk?.close())

const users = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `user${from + index}`)
const kinds = (path: string) => desk.outside.at(path).map(({ body }) => body.kind)
const singles = LIMITS.floodSignals
const window = LIMITS.floodWindow / 1_000

describe('a flood of signals', () => {
  it('is told of in one message a minute, and each signal has its delivery', async () => {
    await desk.rule('flood', { cases: [{ condition: 'a > 0', severity: 'CRITICAL' }] })
    const ruleId = await desk.notify('flood')
    await desk.server.post(users(0, 60).map((user) => desk.log('flood', user)))
    expect(kinds('/flood')).toEqual(Array.from({ length: singles }, () => 'signal'))
    await desk.pass(window / 2)
    await desk.server.post(users(60, 70).map((user) => desk.log('flood', user)))
    expect(kinds('/flood')).toHaveLength(singles)
    expect(await desk.deliveries(ruleId, 'PENDING')).toHaveLength(70 - singles)
    await desk.pass(window / 2)
    const [digest] = desk.outside.at('/flood').slice(singles)
    expect(digest?.body).toMatchObject({
      ...{ kind: 'digest', count: 70 - singles, notificationRule: { id: ruleId, name: 'flood' } },
      severities: [{ value: 'CRITICAL', count: 70 - singles }],
      rules: [{ value: 'flood', count: 70 - singles }],
      query: 'source:flood status:(info OR low OR medium OR high OR critical)',
    })
    expect(digest?.body.entities).toHaveLength(5)
    expect(digest?.body.text).toContain(`${70 - singles} in this message`)
    expect(digest?.body.url).toContain('https://siem.example.com/signals?query=source%3Aflood')
    const deliveries = await desk.deliveries(ruleId)
    expect(deliveries.every(({ state }) => state === 'DELIVERED')).toBe(true)
    expect(deliveries.filter(({ digest: isDigest }) => isDigest)).toHaveLength(70 - singles)
    expect(digest?.body.signalIds.toSorted()).toEqual(
      deliveries.flatMap(({ digest: isDigest, signal }) => (isDigest && signal ? [signal.id] : [])).sort(),
    )
  })

  it('goes on being told of together until a minute was calm', async () => {
    const before = desk.outside.at('/flood').length
    await desk.server.post(users(70, 75).map((user) => desk.log('flood', user)))
    expect(desk.outside.at('/flood')).toHaveLength(before)
    await desk.pass(window)
    expect(desk.outside.at('/flood').slice(before)).toMatchObject([{ body: { kind: 'digest', count: 5 } }])
    await desk.server.post(users(75, 78).map((user) => desk.log('flood', user)))
    expect(kinds('/flood').slice(before + 1)).toEqual(['signal', 'signal', 'signal'])
  })

  it('is told of again in the same digest when the target was away', async () => {
    await desk.rule('away')
    const ruleId = await desk.notify('away')
    await desk.server.post(users(0, singles + 5).map((user) => desk.log('away', user)))
    desk.outside.answer = () => 503
    await desk.pass(window)
    expect(await desk.deliveries(ruleId, 'PENDING')).toHaveLength(5)
    expect((await desk.deliveries(ruleId, 'PENDING')).every(({ attempts }) => attempts === 1)).toBe(true)
    // What comes meanwhile is in a digest of its own.
    await desk.server.post(users(singles + 5, singles + 7).map((user) => desk.log('away', user)))
    desk.outside.answer = () => 200
    await desk.pass(window)
    const [failed, ...sent] = desk.outside.at('/away').slice(singles)
    expect(sent.map(({ body }) => body.count).sort()).toEqual([2, 5])
    const again = sent.find(({ body }) => body.count === 5)
    expect(again?.headers['idempotency-key']).toBe(failed?.headers['idempotency-key'])
    expect(await desk.deliveries(ruleId, 'PENDING')).toEqual([])
  })

  it('can be taken apart by hand', async () => {
    await desk.rule('apart')
    const ruleId = await desk.notify('apart')
    await desk.server.post(users(0, singles + 3).map((user) => desk.log('apart', user)))
    desk.outside.answer = () => 400
    await desk.pass(window)
    const failed = await desk.deliveries(ruleId, 'FAILED')
    expect(failed).toHaveLength(3)
    desk.outside.answer = () => 200
    await desk.retry(failed[0]?.id as string)
    await desk.pass(0)
    expect(kinds('/apart').at(-1)).toBe('signal')
    expect(await desk.deliveries(ruleId, 'FAILED')).toHaveLength(2)
  })
})
