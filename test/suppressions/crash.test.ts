import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogWatcher } from '../../src/modules/logs/index.ts'
import { type IntakeDesk, openIntakeDesk, sender } from '../detection/intake-desk.ts'
import { builtIn } from '../detection/rule.ts'

const SILENCE = {
  name: 'test-silence',
  text: `INSERT INTO suppressions (id, version, name, enabled, rule_query, suppression_query, data_exclusion_query, tags, created_at, updated_at)
         VALUES ('sup_00000000000000000000000001', 1, 'silence', true, '', '@usr.id:hidden', '@usr.id:excluded', '{}', now(), now())`,
}

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk([
    builtIn('crash', {
      name: 'Crash',
      queries: [{ query: 'source:crash' }],
      cases: [{ name: null, condition: 'a > 1', severity: 'HIGH' }],
    }),
  ])
  await desk.postgres.read(SILENCE)
}, 60_000)
afterAll(() => desk?.close())

const log = (user: string, second: number) => ({
  ...{ ddsource: 'crash', message: 'hello', usr: { id: user } },
  timestamp: Date.parse('2026-03-02T08:00:00Z') + second * 1_000,
})
const silent = () =>
  desk.postgres.read<{ eventsMatched: number }>({
    name: 'test-silent',
    text: `SELECT events_matched AS "eventsMatched" FROM silent_episodes WHERE reason = 'SUPPRESSED'`,
  })
const excluded = async () =>
  Number(
    (await desk.clickhouse.query<{ count: number }>('SELECT count() AS count FROM excluded_matches FINAL'))[0]?.count,
  )

/** A process that dies at its next visit to one place. */
async function dieAt(place: 'watch' | 'conclude', logs: readonly object[]): Promise<void> {
  let reached = () => {}
  const isThere = new Promise<void>((resolve) => {
    reached = resolve
  })
  const stuck = (): Promise<never> => {
    reached()
    return new Promise(() => {})
  }
  const dying = desk.start((watcher) => ({
    watch: async (number, some) => {
      const found = await watcher.watch(number, some)
      return place === 'watch' ? stuck() : found
    },
    forget: (number) => watcher.forget(number),
    conclude: (batches: Parameters<LogWatcher['conclude']>[0]) =>
      place === 'conclude' ? stuck() : watcher.conclude(batches),
  }))
  await dying.intake.recover()
  void dying.intake.ingest(sender, logs)
  await isThere
  await dying.die()
}

async function recover(): Promise<void> {
  const next = desk.start()
  await next.intake.recover()
  await next.intake.drain()
}

describe('a process that dies', () => {
  it('leaves nothing of excluded logs that were never acknowledged', async () => {
    await dieAt('watch', [log('excluded', 0), log('excluded', 1)])
    expect(await excluded()).toBe(2)
    await recover()
    expect(await excluded()).toBe(0)
  })

  it('leaves what it has stored to be hidden and excluded once', async () => {
    await dieAt('conclude', [log('hidden', 0), log('hidden', 1), log('excluded', 0), log('shown', 0), log('shown', 1)])
    expect(await silent()).toEqual([])
    await recover()
    await recover()
    expect(await silent()).toEqual([{ eventsMatched: 2 }])
    expect(await excluded()).toBe(1)
    expect(await desk.signals()).toMatchObject([{ eventsMatched: 2, version: 1, attributes: { usr: { id: 'shown' } } }])
    await desk.send(log('hidden', 2), log('hidden', 3))
    expect(await silent()).toEqual([{ eventsMatched: 4 }])
  })
})
