import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { entryOf, openTrail } from './trail.ts'

let trail: Awaited<ReturnType<typeof openTrail>>

beforeAll(async () => {
  trail = await openTrail()
})
afterAll(() => trail.close())
beforeEach(async () => {
  await trail.sql('TRUNCATE audit_events')
  await trail.sql(`UPDATE audit_head SET sequence = 0, hash = repeat('0', 64)`)
})

const names = async () => (await trail.events()).map(({ name }) => name)

it('ties each event to the one before, from 64 zeros on', async () => {
  await trail.commit('first', 'second')
  await trail.commit('third')
  const events = await trail.events()
  expect(events.map(({ sequence, name }) => [sequence, name])).toEqual([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
  ])
  expect(events.map(({ previous }) => previous)).toEqual(['0'.repeat(64), events[0]?.hash, events[1]?.hash])
  expect(await trail.sql('SELECT sequence, hash FROM audit_head')).toEqual([{ sequence: 3, hash: events[2]?.hash }])
})

it('computes the hash as the description of the field says', async () => {
  const viewer = {
    ...trail.viewer,
    actor: { kind: 'USER', id: 'usr_1', name: 'Dåra "D/F" Finch' } as const,
    requestId: 'req-1',
  }
  const changes = [
    { field: 'state', previousValue: null, newValue: 'a\n\u001f\u2028\u007f\\ß😀' },
    { field: 'tags', previousValue: '[]', newValue: '' },
  ]
  await trail.postgres.transaction((tx) => trail.audit.record(tx, viewer, { ...entryOf('x'), changes }))
  const [event] = await trail.events()
  const text =
    `[1,"${'0'.repeat(64)}","${event?.id}","2026-03-02T09:00:00.000Z","USER","usr_1","Dåra \\"D/F\\" Finch","modified","thing","thing-x","x",` +
    '[["state",null,"a\\n\\u001f\u2028\u007f\\\\ß😀"],["tags","[]",""]],"req-1",null]'
  expect(event?.hash).toBe(createHash('sha256').update(text).digest('hex'))
})

it('has no gap and no fork when many transactions commit at once', async () => {
  await Promise.all(
    Array.from({ length: 60 }, (_, number) =>
      trail.postgres.transaction(async (tx) => {
        await trail.record(tx, `${number} a`)
        await tx.query('SELECT pg_sleep(random() / 100)')
        await trail.record(tx, `${number} b`, `${number} c`)
        if (number % 3 === 0) throw new Error('changed its mind')
      }),
    ).map((work) => work.catch(() => undefined)),
  )
  const events = await trail.events()
  expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
  // Those of one transaction stand together.
  const firsts = events.filter((_, index) => index % 3 === 0)
  expect(firsts.every(({ name }) => name.endsWith(' a'))).toBe(true)
  expect(await trail.verify()).toEqual({ valid: true, checked: 120, firstBrokenId: null })
})

it('keeps nothing of a transaction, or of a part of one, that was rolled back', async () => {
  await trail.postgres.transaction(async (tx) => {
    await trail.record(tx, 'before')
    const failing = tx.transaction(async (part) => {
      await trail.record(part, 'gone')
      await part.transaction((inner) => trail.record(inner, 'gone as well'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await tx.transaction((part) => trail.record(part, 'kept part'))
    await trail.record(tx, 'after')
  })
  expect(await names()).toEqual(['before', 'kept part', 'after'])
  expect(await trail.verify()).toMatchObject({ valid: true, checked: 3 })
})

it('lets other transactions record and commit while one is still at work', async () => {
  await trail.postgres.transaction(async (tx) => {
    await trail.record(tx, 'slow')
    await trail.commit('quick')
  })
  expect(await names()).toEqual(['quick', 'slow'])
})

it('refuses the change whose event cannot be written', async () => {
  await trail.sql('CREATE TABLE changed (name text)')
  await trail.sql('ALTER TABLE audit_head RENAME TO hidden_head')
  const change = trail.postgres.transaction(async (tx) => {
    await tx.query(`INSERT INTO changed VALUES ('x')`)
    await trail.record(tx, 'x')
  })
  await expect(change).rejects.toThrow('audit_head')
  await trail.sql('ALTER TABLE hidden_head RENAME TO audit_head')
  expect(await trail.sql('SELECT * FROM changed')).toEqual([])
})

it('records texts that Postgres cannot hold, such as the half of a character', async () => {
  await trail.commit('half \ud800 of it', 'nothing \0 here')
  expect(await names()).toEqual(['half \ufffd of it', 'nothing \ufffd here'])
  expect(await trail.verify()).toMatchObject({ valid: true })
})

it('takes thousands of events, and a huge one, in one transaction', async () => {
  const many = Array.from({ length: 5_000 }, (_, number) => `thing ${number}`)
  await trail.commit(...many, 'x'.repeat(3_000_000))
  expect(await trail.verify()).toEqual({ valid: true, checked: 5_001, firstBrokenId: null })
})
