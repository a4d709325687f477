import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DeliveryQueue } from '../../src/modules/notifications/delivery-queue.repository.ts'
import { LIMITS } from '../../src/modules/notifications/limits.ts'
import { type NotifyDesk, openNotifyDesk } from './desk.ts'

let desk: NotifyDesk
beforeAll(async () => {
  desk = await openNotifyDesk()
})
afterAll(() => desk?.close())
beforeEach(() => {
  desk.outside.answer = () => 200
})

/** Longer than any pause of so many attempts. */
const longest = (attempts: number) => ((LIMITS.firstPause * 3 ** (attempts - 1)) / 1_000) * (1 + LIMITS.jitter)
const shortest = (attempts: number) => ((LIMITS.firstPause * 3 ** (attempts - 1)) / 1_000) * (1 - LIMITS.jitter)

describe('a delivery', () => {
  it('that meets a passing fault is tried again with the same key, after longer and longer pauses', async () => {
    await desk.rule('retried')
    const ruleId = await desk.notify('retried')
    desk.outside.answer = () => 500
    await desk.server.post([desk.log('retried', 'ada')])
    expect(await desk.deliveries(ruleId)).toMatchObject([
      { state: 'PENDING', attempts: 1, lastError: 'Expected a 2xx, got HTTP 500: not now.' },
    ])
    await desk.pass(shortest(1) - 1)
    expect(desk.outside.at('/retried')).toHaveLength(1)
    await desk.pass(longest(1) - shortest(1) + 1)
    expect(desk.outside.at('/retried')).toHaveLength(2)
    await desk.pass(shortest(2) - 1)
    expect(desk.outside.at('/retried')).toHaveLength(2)
    desk.outside.answer = () => 200
    await desk.pass(longest(2) - shortest(2) + 1)
    expect(await desk.deliveries(ruleId)).toMatchObject([
      { state: 'DELIVERED', attempts: 3, lastError: null, nextAttemptAt: null },
    ])
    expect(new Set(desk.outside.at('/retried').map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('that meets a final fault has failed at once, and can be tried again by hand with the same key', async () => {
    await desk.rule('refused')
    const ruleId = await desk.notify('refused')
    desk.outside.answer = () => 404
    await desk.server.post([desk.log('refused', 'ada')])
    const [failed] = await desk.deliveries(ruleId)
    expect(failed).toMatchObject({ state: 'FAILED', attempts: 1, nextAttemptAt: null })
    desk.outside.answer = () => 200
    expect(await desk.retry(failed?.id as string)).toBe('PENDING')
    await desk.pass(0)
    expect(await desk.deliveries(ruleId)).toMatchObject([{ id: failed?.id, state: 'DELIVERED', attempts: 1 }])
    const [first, second] = desk.outside.at('/refused')
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
    const { errors } = await desk.server.answer('mutation ($id: ID!) { retryDelivery(id: $id) { id } }', {
      id: failed?.id,
    })
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', state: 'DELIVERED' } }])
  })

  it('that is sent on to a page has not arrived', async () => {
    await desk.rule('moved')
    const ruleId = await desk.notify('moved')
    desk.outside.answer = () => 301
    await desk.server.post([desk.log('moved', 'ada')])
    expect(await desk.deliveries(ruleId)).toMatchObject([
      { state: 'FAILED', lastError: 'Expected a 2xx, got HTTP 301: not now.' },
    ])
  })

  it('fails after its last attempt', async () => {
    await desk.rule('hopeless')
    const ruleId = await desk.notify('hopeless')
    desk.outside.answer = () => 503
    await desk.server.post([desk.log('hopeless', 'ada')])
    for (let attempt = 1; attempt < LIMITS.attempts; attempt += 1) await desk.pass(2 * 60 * 60)
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'FAILED', attempts: LIMITS.attempts }])
    expect(desk.outside.at('/hopeless')).toHaveLength(LIMITS.attempts)
  })

  it('that was under way in a process that died is sent again with the same key when its lease is over', async () => {
    await desk.rule('crashed')
    const ruleId = await desk.notify('crashed')
    desk.outside.answer = () => 503
    await desk.server.post([desk.log('crashed', 'ada')])
    desk.server.clock.advance(longest(1) * 1_000)
    // Another process takes it, and is never heard of again.
    const taken = await new DeliveryQueue(desk.server.app.stores.postgres).take(desk.server.clock.now(), 1, [])
    const [delivery] = await desk.deliveries(ruleId)
    expect(taken).toMatchObject([{ key: delivery?.id, attempts: 2 }])
    desk.outside.answer = () => 200
    await desk.pass(LIMITS.lease / 1_000 - 1)
    expect(desk.outside.at('/crashed')).toHaveLength(1)
    await desk.pass(1)
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'DELIVERED', attempts: 3 }])
    expect(desk.outside.at('/crashed').map(({ headers }) => headers['idempotency-key'])).toEqual([
      delivery?.id,
      delivery?.id,
    ])
  })

  it('that waits survives a restart', async () => {
    await desk.rule('restarted')
    const ruleId = await desk.notify('restarted')
    desk.outside.answer = () => 503
    await desk.server.post([desk.log('restarted', 'ada'), desk.log('restarted', 'bea')])
    await desk.server.restart()
    desk.outside.answer = () => 200
    await desk.pass(longest(1))
    expect(await desk.deliveries(ruleId)).toMatchObject([{ state: 'DELIVERED' }, { state: 'DELIVERED' }])
    expect(desk.outside.at('/restarted')).toHaveLength(4)
  })

  it('is made once, however often the consumer hears of the signal', async () => {
    await desk.rule('repeated')
    const ruleId = await desk.notify('repeated')
    await desk.server.post([desk.log('repeated', 'ada'), desk.log('repeated', 'bea')])
    const { dataSource } = desk.server.app.stores.postgres
    await dataSource.query(
      `UPDATE feed_consumers SET transaction = '0'::xid8, position = 0 WHERE name = 'notifications'`,
    )
    await desk.server.app.settled()
    expect(await desk.deliveries(ruleId)).toHaveLength(2)
    expect(desk.outside.at('/repeated')).toHaveLength(2)
  })
})

describe('a target that fails again and again', () => {
  it('is left alone for a while, then tried with one message, and gets the others when it answers', async () => {
    await desk.rule('broken')
    await desk.rule('healthy')
    const [ruleId] = [await desk.notify('broken'), await desk.notify('healthy')]
    desk.outside.answer = ({ path }) => (path === '/broken' ? 503 : 200)
    const users = Array.from({ length: 12 }, (_, index) => `user${index}`)
    for (let sent = 0; desk.outside.at('/broken').length < LIMITS.breakerFaults; sent += 1)
      await desk.server.post([desk.log('broken', users[sent] as string)])
    const before = desk.outside.at('/broken').length
    await desk.server.post(users.map((user) => desk.log('broken', user)))
    // The breaker is open: nothing is sent, no attempt is counted, and others are not held up.
    await desk.server.post([desk.log('healthy', 'ada')])
    expect(desk.outside.at('/broken')).toHaveLength(before)
    expect(desk.outside.at('/healthy')).toHaveLength(1)
    const waiting = await desk.deliveries(ruleId)
    expect(waiting).toHaveLength(users.length)
    expect(waiting.filter(({ attempts }) => attempts === 0)).toHaveLength(users.length - LIMITS.breakerFaults)
    expect(waiting.every(({ nextAttemptAt }) => (nextAttemptAt ?? '') > desk.server.clock.now().toISOString())).toBe(
      true,
    )
    // Half open: one trial, which fails and makes the pause longer.
    await desk.pass(LIMITS.breakerPause / 1_000)
    expect(desk.outside.at('/broken')).toHaveLength(before + 1)
    await desk.pass(LIMITS.breakerPause / 1_000)
    expect(desk.outside.at('/broken')).toHaveLength(before + 1)
    desk.outside.answer = () => 200
    await desk.pass(LIMITS.breakerPause / 1_000)
    await desk.pass(60 * 60)
    expect((await desk.deliveries(ruleId)).every(({ state }) => state === 'DELIVERED')).toBe(true)
    expect(new Set(desk.outside.at('/broken').map(({ body }) => body.id)).size).toBe(users.length)
  })
})

describe('many processes', () => {
  it('never take the same delivery', async () => {
    await desk.rule('shared')
    desk.outside.answer = () => 429
    const targets = Array.from({ length: 10 }, (_, index) => ({
      ...{ kind: 'WEBHOOK', address: `${desk.outside.url}/shared/${index}` },
    })) as never
    const ruleId = await desk.notify('shared', { targets })
    await desk.server.post(['ada', 'bea', 'cai'].map((user) => desk.log('shared', user)))
    const queue = new DeliveryQueue(desk.server.app.stores.postgres)
    const later = new Date(desk.server.clock.now().getTime() + longest(1) * 1_000)
    const taken = (await Promise.all(Array.from({ length: 8 }, () => queue.take(later, 5, [])))).flat()
    const rest = await queue.take(later, 100, [])
    const keys = [...taken, ...rest].map(({ key }) => key)
    expect(keys).toHaveLength(30)
    expect(keys.toSorted()).toEqual((await desk.deliveries(ruleId)).map(({ id }) => id).sort())
  })
})
