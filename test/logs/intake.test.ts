import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainError } from '../../src/kernel/errors.ts'
import type { LogWitness, StoredLog } from '../../src/modules/logs/index.ts'
import { type IntakeDesk, openIntakeDesk, sender } from '../detection/intake-desk.ts'
import { builtIn } from '../detection/rule.ts'

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk([
    builtIn('any', {
      name: 'Anything of {{@usr.id}}',
      queries: [{ query: 'source:app' }],
      cases: [{ name: null, condition: 'a > 0', severity: 'INFO' }],
    }),
  ])
}, 60_000)
afterAll(() => desk?.close())

const log = (user: string, more: object = {}) => ({
  ddsource: 'app',
  message: `hello from ${user}`,
  usr: { id: user },
  timestamp: '2026-03-02T08:00:00.000Z',
  ...more,
})

const signalsOf = async (user: string) => (await desk.signals()).filter(({ title }) => title.endsWith(user))

/** A store that is away for the first batch. */
function failingOnce(): LogWitness {
  let failed = false
  return {
    witness: async (logs) => {
      if (failed) return desk.modules.entities.witness.witness(logs)
      failed = true
      throw new Error('The store is away.')
    },
  }
}

/** A process that never acknowledges: `store` resolves when the matches and the log are in the store. */
async function startStuck() {
  let watched = () => {}
  const reached = new Promise<void>((resolve) => {
    watched = resolve
  })
  const dying = desk.start((watcher) => ({
    watch: async (number, logs) => {
      await watcher.watch(number, logs)
      watched()
      return new Promise(() => {})
    },
    forget: (number) => watcher.forget(number),
    conclude: (batches) => watcher.conclude(batches),
  }))
  await dying.intake.recover()
  const store = async (sent: object) => {
    const before = await desk.count('logs')
    void dying.intake.ingest(sender, [sent])
    await reached
    while ((await desk.count('logs')) === before) {}
  }
  return { dying, store }
}

describe('the intake of logs', () => {
  it('answers when the logs are stored', async () => {
    const before = await desk.count('logs')
    const { accepted, ids } = await desk.intake.ingest(sender, [log('ada'), log('ada')])
    expect(accepted).toBe(2)
    expect(new Set(ids).size).toBe(2)
    expect(await desk.count('logs')).toBe(before + 2)
  })

  it('names what it refuses and keeps the rest', async () => {
    const inputs = [log('ben'), 'no log', 7, null, {}, log('ben', { big: 'x'.repeat(1_000_001) }), log('ben')]
    const { accepted, rejected } = await desk.intake.ingest(sender, inputs)
    expect(accepted).toBe(2)
    expect(rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5])
    expect(rejected[0]?.message).toBe('Expected a JSON object, got a string.')
  })

  it('joins requests that arrive together into one batch', async () => {
    const numbers: number[] = []
    const stop = desk.intake.subscribe((logs: readonly StoredLog[]) => numbers.push(logs.length))
    await Promise.all(['cleo', 'cleo', 'cleo'].map((user) => desk.intake.ingest(sender, [log(user)])))
    stop()
    expect(numbers).toEqual([3])
  })

  it('stores an event once, however often and wherever it is sent', async () => {
    const event = (id: string) => ({
      ddsource: 'cloudtrail',
      eventTime: '2026-03-02T08:00:00Z',
      eventName: 'CreateUser',
      eventSource: 'iam.amazonaws.com',
      eventID: id,
    })
    const before = await desk.count('logs')
    const [first, again] = await desk.send(event('one'), event('one'))
    const [other, later] = await desk.send(event('two'), event('one'))
    expect([again, later]).toEqual([first, first])
    expect(other).not.toBe(first)
    expect(await desk.count('logs')).toBe(before + 2)
  })

  it('takes back what could not be witnessed, so that it is stored once when it is sent again', async () => {
    const process = desk.start(undefined, failingOnce())
    await process.intake.recover()
    const before = await desk.count('logs')
    await expect(process.intake.ingest(sender, [log('mia')])).rejects.toThrow('away')
    expect([await desk.count('logs'), await desk.journal()]).toEqual([before, []])
    await process.intake.ingest(sender, [log('mia')])
    await process.intake.drain()
    expect(await desk.count('logs')).toBe(before + 1)
    expect(await signalsOf('mia')).toMatchObject([{ eventsMatched: 1 }])
  })

  it('takes nothing from a key that may not send logs', async () => {
    const reader = { ...sender, permissions: new Set<never>() }
    await expect(desk.intake.ingest(reader, [log('eve')])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('tells senders to wait when more arrives than it can store', async () => {
    const lot = Array.from({ length: 1_000 }, () => log('fay'))
    const results = await Promise.allSettled(Array.from({ length: 24 }, () => desk.intake.ingest(sender, lot)))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    for (const { reason } of refused) {
      expect(reason as DomainError).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: 1 } })
    }
    await desk.intake.settled()
    const [signal] = await signalsOf('fay')
    expect(signal?.eventsMatched).toBe((24 - refused.length) * 1_000)
  })

  it('answers a shipper with what it expects', async () => {
    const body = (value: unknown) => Buffer.from(JSON.stringify(value))
    expect(await desk.intake.receive(sender, body([log('gil')]))).toEqual({ status: 202, body: {} })
    expect(await desk.intake.receive(sender, body([log('gil'), 1]))).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: [{ index: 1 }] },
    })
    expect(await desk.intake.receive(sender, body([1]))).toMatchObject({ status: 400 })
  })
})

describe('a process that dies', () => {
  it('leaves stored logs to the next one, which makes signals of them', async () => {
    let stuck = () => {}
    const reached = new Promise<void>((resolve) => {
      stuck = resolve
    })
    const dying = desk.start((watcher) => ({
      watch: (number, logs) => watcher.watch(number, logs),
      forget: (number) => watcher.forget(number),
      conclude: () => {
        stuck()
        return new Promise(() => {})
      },
    }))
    await dying.intake.recover()
    await dying.intake.ingest(sender, [log('hal'), log('hal')])
    await reached
    expect(await signalsOf('hal')).toEqual([])

    const bystander = desk.start()
    await bystander.intake.recover()
    expect(await signalsOf('hal'), 'a living process is left alone').toEqual([])

    await dying.die()
    const next = desk.start()
    await next.intake.recover()
    expect(await signalsOf('hal')).toMatchObject([{ eventsMatched: 2, samples: [{}, {}] }])
    expect(await desk.journal()).toEqual([])

    const again = desk.start()
    await again.intake.recover()
    expect(await signalsOf('hal')).toMatchObject([{ eventsMatched: 2, version: 1 }])
    await Promise.all([bystander, next, again].map(({ intake }) => intake.drain()))
  })

  it('leaves them to a later look when a store is away at the first', async () => {
    const dying = desk.start((watcher) => ({
      watch: (number, logs) => watcher.watch(number, logs),
      forget: (number) => watcher.forget(number),
      conclude: () => new Promise(() => {}),
    }))
    await dying.intake.recover()
    await dying.intake.ingest(sender, [log('lea')])
    await dying.die()
    const next = desk.start(undefined, failingOnce())
    await next.intake.recover()
    expect(await signalsOf('lea')).toEqual([])
    while (!(await signalsOf('lea')).length) {}
    expect(await desk.journal()).toEqual([])
    await next.intake.drain()
  }, 20_000)

  it('takes its unacknowledged logs with it', async () => {
    const { dying, store } = await startStuck()
    const before = [await desk.count('logs'), await desk.count('rule_matches')]
    await store(log('ida'))
    await dying.die()

    const next = desk.start()
    await next.intake.recover()
    expect([await desk.count('logs'), await desk.count('rule_matches')]).toEqual(before)
    expect(await desk.journal()).toEqual([])
    expect(await signalsOf('ida')).toEqual([])
    await next.intake.drain()
  })

  it('loses nothing that came to another server as well, though that found it in the store', async () => {
    const { dying, store } = await startStuck()
    const event = { ddsource: 'cloudtrail', eventID: 'sent-twice', eventName: 'Sign', usr: { id: 'kim' } }
    const before = await desk.count('logs')
    await store(event)

    const other = desk.start()
    await other.intake.recover()
    const accepted = other.intake.ingest(sender, [event])
    await dying.die()
    await accepted
    await other.intake.drain()
    expect(await desk.count('logs')).toBe(before + 1)
    expect(await desk.journal()).toEqual([])
  })

  it('finishes what it accepted before it stops, and accepts nothing more', async () => {
    const stopping = desk.start()
    await stopping.intake.recover()
    const accepted = stopping.intake.ingest(sender, [log('joe')])
    await stopping.intake.drain()
    await accepted
    expect(await signalsOf('joe')).toHaveLength(1)
    await expect(stopping.intake.ingest(sender, [log('joe')])).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })
})
