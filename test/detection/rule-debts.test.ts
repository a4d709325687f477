import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IntakeDesk, openIntakeDesk, sender } from './intake-desk.ts'
import { builtIn } from './rule.ts'

const fires = [{ name: null, condition: 'a > 0', severity: 'LOW' as const }]

let desk: IntakeDesk
beforeAll(async () => {
  desk = await openIntakeDesk([
    builtIn('whole', { name: 'Whole', queries: [{ query: 'source:app' }], cases: fires }),
    builtIn('failing', { name: 'Failing', queries: [{ query: 'source:app' }], cases: fires }),
  ])
}, 60_000)
afterAll(() => desk?.close())

const START = Date.parse('2026-02-01T00:00:00.000Z')
const log = (second: number) => ({
  ...{ ddsource: 'app', timestamp: START + second * 1_000, message: 'hello', usr: { id: 'ada' } },
})
const counted = async () =>
  (await desk.signals()).map(({ ruleName, eventsMatched }) => `${ruleName} ${eventsMatched}`).sort()
const run = (name: string, text: string) => desk.postgres.read({ name, text })
const owed = () => run('test-debts', 'SELECT batch, attempts FROM rule_debts ORDER BY batch')

/** What a bug in a rule or a value that the database refuses looks like from outside. */
const BREAK = `
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.rule_name = 'Failing' THEN RAISE EXCEPTION 'refused'; END IF;
    RETURN NEW;
  END $$`
const USE = 'CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON signals FOR EACH ROW EXECUTE FUNCTION refuse()'

describe('a rule that fails', () => {
  it('does not stop the others, and owes what it failed over', async () => {
    await run('break', BREAK)
    await run('break-use', USE)
    await desk.send(log(0))
    await desk.send(log(1))
    expect(await counted()).toEqual(['Whole 2'])
    expect(await owed()).toMatchObject([{ attempts: 1 }, { attempts: 1 }])
    expect(await desk.journal()).toEqual([])
    expect(desk.errors).toHaveLength(2)
  })

  it('is tried again after longer and longer pauses', async () => {
    desk.clock.advance(6_000)
    await desk.send({ ddsource: 'other', message: 'any log' })
    expect(await owed()).toMatchObject([{ attempts: 2 }, { attempts: 2 }])
    desk.clock.advance(6_000)
    await desk.send({ ddsource: 'other', message: 'any log' })
    expect(await owed()).toMatchObject([{ attempts: 2 }, { attempts: 2 }])
  })

  it('makes up for all of it once, also for what came meanwhile', async () => {
    await run('mend', 'DROP TRIGGER refuse ON signals')
    await desk.send(log(2))
    desk.clock.advance(60_000)
    await desk.send(log(3))
    expect(await owed()).toEqual([])
    expect(await counted()).toEqual(['Failing 4', 'Whole 4'])
  })

  it('makes up for it after a restart as well', async () => {
    await run('break-again', USE)
    await desk.send(log(4_000))
    await run('mend-again', 'DROP TRIGGER refuse ON signals')
    desk.clock.advance(60_000)
    const { intake, die } = desk.start()
    await intake.ingest(sender, [{ ddsource: 'other', message: 'any log' }])
    await intake.settled()
    await die()
    expect(await owed()).toEqual([])
    expect((await counted()).filter((text) => text.startsWith('Failing'))).toEqual(['Failing 1', 'Failing 4'])
  })
})
