import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../src/modules/audit/chain.ts'
import { AuditRepository } from '../../src/modules/audit/index.ts'
import { openTrail, type Row } from './trail.ts'

const MINUTE = 60_000
let trail: Awaited<ReturnType<typeof openTrail>>
let events: readonly Row[]
const idOf = (sequence: number) => events[sequence - 1]?.id

/** Twelve events, one a minute, of which a copy is kept, so that each test tampers with the same events. */
beforeAll(async () => {
  trail = await openTrail()
  for (let number = 1; number <= 12; number += 1) {
    await trail.commit(`thing ${number}`)
    trail.clock.advance(MINUTE)
  }
  events = await trail.events()
  await trail.sql('CREATE TABLE true_events AS TABLE audit_events')
  await trail.sql('CREATE TABLE true_head AS TABLE audit_head')
})
afterAll(() => trail.close())

async function restore(): Promise<void> {
  await trail.sql('TRUNCATE audit_events, audit_head')
  await trail.sql('INSERT INTO audit_events SELECT * FROM true_events')
  await trail.sql('INSERT INTO audit_head SELECT * FROM true_head')
}
beforeEach(restore)

/** Somebody edits an event and computes the hashes anew, up to a later one. */
async function rewriteFrom(first: number, last: number): Promise<void> {
  await trail.sql(`UPDATE audit_events SET asset_name = 'other' WHERE sequence = $1`, [first])
  const rows = await new AuditRepository(trail.postgres).listAfter(first - 1, last - first + 1)
  let previousHash = rows[0]?.previousHash as string
  for (const row of rows) {
    const hash = hashOf({ ...row, previousHash })
    await trail.sql('UPDATE audit_events SET previous_hash = $2, hash = $3 WHERE id = $1', [row.id, previousHash, hash])
    previousHash = hash
  }
}

/** From the event of one sequence to before that of another. */
const between = (first: number, behind: number) => ({
  from: events[first - 1]?.at as Date,
  to: new Date((events[0]?.at.getTime() as number) + (behind - 1) * MINUTE),
})

const broken = (sequence: number | null, checked: number) => ({
  valid: false,
  checked,
  firstBrokenId: sequence === null ? null : idOf(sequence),
})

describe('a trail that nobody has touched', () => {
  it('is valid as a whole and in every part', async () => {
    expect(await trail.verify()).toEqual({ valid: true, checked: 12, firstBrokenId: null })
    for (let first = 1; first <= 12; first += 1) {
      for (let behind = first; behind <= 13; behind += 1) {
        const range = between(first, behind)
        expect(await trail.verify(range)).toEqual({ valid: true, checked: behind - first, firstBrokenId: null })
      }
    }
  })

  it('is valid where there is nothing: before it, behind it, and while it is empty', async () => {
    const nothing = { valid: true, checked: 0, firstBrokenId: null }
    expect(await trail.verify({ from: new Date(0), to: new Date(1) })).toEqual(nothing)
    expect(await trail.verify({ from: new Date('2099-01-01'), to: new Date('2100-01-01') })).toEqual(nothing)
    await trail.sql('TRUNCATE audit_events')
    await trail.sql(`UPDATE audit_head SET sequence = 0, hash = repeat('0', 64)`)
    expect(await trail.verify()).toEqual(nothing)
  })
})

describe('an edit', () => {
  it.each([
    `id = 'aud_0'`,
    `at = at + interval '1 millisecond'`,
    `at = at - interval '1 year'`,
    `at = at + interval '1 year'`,
    `at = 'infinity'`,
    `actor_kind = 'SYSTEM '`,
    `actor_id = 'usr_other'`,
    `actor_name = 'somebody else'`,
    `action = 'deleted'`,
    `asset_type = 'other'`,
    `asset_id = 'other'`,
    `asset_name = 'other'`,
    `changes = '[]'`,
    `changes = 'null'`,
    `changes = '[null]'`,
    `changes = jsonb_set(changes, '{0,newValue}', 'null')`,
    `changes = jsonb_set(changes, '{0,more}', '1')`,
    `changes = changes || changes`,
    `request_id = 'req'`,
    `client_ip = '192.0.2.1'`,
    `hash = upper(hash)`,
    `hash = repeat('0', 64)`,
    `previous_hash = repeat('0', 64)`,
  ])('of the fifth event is found: %s', async (edit) => {
    await trail.sql(`UPDATE audit_events SET ${edit} WHERE sequence = 5`)
    const { id } = (await trail.events())[4] as Row
    expect(await trail.verify()).toEqual({ valid: false, checked: 4, firstBrokenId: id })
  })

  it('is found in the range even when it moves the event out of it', async () => {
    for (const moved of [`'2020-01-01'`, `'2030-01-01'`]) {
      for (const sequence of [4, 5, 6]) {
        await restore()
        await trail.sql(`UPDATE audit_events SET at = ${moved} WHERE sequence = $1`, [sequence])
        expect(await trail.verify(between(4, 7))).toMatchObject({ valid: false, firstBrokenId: idOf(sequence) })
      }
    }
  })

  it('with a hash computed anew is found at the next event, and of the newest at itself', async () => {
    await rewriteFrom(5, 5)
    expect(await trail.verify()).toEqual(broken(6, 5))
    await restore()
    await rewriteFrom(12, 12)
    expect(await trail.verify()).toEqual(broken(12, 12))
  })

  it('with everything behind it and the end computed anew is what no chain can find', async () => {
    await rewriteFrom(5, 12)
    await trail.sql('UPDATE audit_head SET hash = (SELECT hash FROM audit_events WHERE sequence = 12)')
    expect(await trail.verify()).toMatchObject({ valid: true })
    // Whoever has kept the hash of an event sees it.
    expect((await trail.events())[11]?.hash).not.toBe(events[11]?.hash)
  })

  it('outside of the range and its neighbours is none of the range', async () => {
    await trail.sql(`UPDATE audit_events SET asset_name = 'other' WHERE sequence = 9`)
    expect(await trail.verify(between(2, 8))).toEqual({ valid: true, checked: 6, firstBrokenId: null })
  })
})

describe('a deletion', () => {
  it('is found at the event behind the gap', async () => {
    for (const gone of ['= 1', '= 6', 'BETWEEN 3 AND 6', '< 7', '= 11']) {
      await restore()
      const [row] = await trail.sql(`SELECT max(sequence) + 1 AS sequence FROM audit_events WHERE sequence ${gone}`)
      await trail.sql(`DELETE FROM audit_events WHERE sequence ${gone}`)
      expect(await trail.verify()).toMatchObject({ valid: false, firstBrokenId: idOf(row?.sequence as number) })
    }
  })

  it('of all events of the range, of its first and of its last is found', async () => {
    for (const [first, last] of [
      [4, 7],
      [4, 4],
      [7, 7],
    ] as const) {
      await restore()
      await trail.sql('DELETE FROM audit_events WHERE sequence BETWEEN $1 AND $2', [first, last])
      expect(await trail.verify(between(4, 8))).toMatchObject({ valid: false, firstBrokenId: idOf(last + 1) })
    }
  })

  it('of the newest events is found at the last one left', async () => {
    await trail.sql('DELETE FROM audit_events WHERE sequence > 9')
    expect(await trail.verify()).toEqual(broken(9, 9))
    // Also where only what is gone is asked for.
    expect(await trail.verify({ from: events[10]?.at as Date, to: new Date('2100-01-01') })).toEqual(broken(9, 0))
  })

  it('of everything is found, though there is no event to name', async () => {
    await trail.sql('TRUNCATE audit_events')
    expect(await trail.verify()).toEqual(broken(null, 0))
  })

  it('of the end of the chain is found', async () => {
    await trail.sql('TRUNCATE audit_head')
    expect(await trail.verify()).toMatchObject({ valid: false })
  })
})

it('finds an event that was put behind the end', async () => {
  await trail.sql(`INSERT INTO audit_events SELECT (jsonb_populate_record(event, '{"id": "aud_forged", "sequence": 13}')).*
    FROM audit_events AS event WHERE sequence = 12`)
  expect(await trail.verify()).toEqual({ valid: false, checked: 12, firstBrokenId: 'aud_forged' })
})

it('finds that two events have changed places', async () => {
  await trail.sql('UPDATE audit_events SET sequence = -sequence WHERE sequence IN (3, 8)')
  await trail.sql('UPDATE audit_events SET sequence = 11 + sequence WHERE sequence < 0')
  expect(await trail.verify()).toEqual(broken(8, 2))
})

it('finds whatever is done to any events, and nothing else', async () => {
  const sequence = fc.integer({ min: 1, max: 12 })
  const text = fc.string({ maxLength: 5 })
  const column = fc.constantFrom('actor_name', 'asset_id', 'asset_name', 'action', 'hash', 'previous_hash', 'client_ip')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), sequence, column, text: text.map((t) => t.replaceAll('\0', '')) }),
    fc.record({ kind: fc.constant('delete' as const), sequence }),
    fc.record({ kind: fc.constant('swap' as const), sequence, other: sequence }),
    fc.record({ kind: fc.constant('shift' as const), sequence, minutes: fc.integer({ min: -20, max: 20 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 3 }), async (steps) => {
      await restore()
      for (const one of steps) {
        if (one.kind === 'edit')
          await trail.sql(`UPDATE audit_events SET ${one.column} = $1 WHERE sequence = $2`, [one.text, one.sequence])
        else if (one.kind === 'delete') await trail.sql('DELETE FROM audit_events WHERE sequence = $1', [one.sequence])
        else if (one.kind === 'shift')
          await trail.sql(`UPDATE audit_events SET at = at + make_interval(mins => $1) WHERE sequence = $2`, [
            one.minutes,
            one.sequence,
          ])
        else {
          await trail.sql('UPDATE audit_events SET sequence = sequence + 100 WHERE sequence IN ($1, $2)', [
            one.sequence,
            one.other,
          ])
          await trail.sql(
            'UPDATE audit_events SET sequence = CASE sequence - 100 WHEN $1 THEN $2 ELSE $1 END WHERE sequence > 100',
            [one.sequence, one.other],
          )
        }
      }
      const [same] = await trail.sql(
        `SELECT NOT EXISTS ((TABLE true_events EXCEPT TABLE audit_events) UNION ALL (TABLE audit_events EXCEPT TABLE true_events)) AS untouched`,
      )
      const { valid } = await trail.verify()
      expect(valid).toBe((same as unknown as { untouched: boolean }).untouched)
    }),
    { numRuns: 150 },
  )
})
