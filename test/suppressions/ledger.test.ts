import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SuppressionInput } from '../gql/graphql.ts'
import { ALL_TIME, type LedgerFigures, openSilenceDesk, type SilenceDesk } from './desk.ts'
import { BEGIN, EXAMPLES, type Happening, RULE, silences, story, toLog } from './story.ts'

const KINDS: Readonly<Record<string, (one: Happening) => boolean>> = {
  '@kind:b': ({ kind }) => kind === 'b',
  '@level:x': ({ level }) => level === 'x',
  '@kind:c @level:y': ({ kind, level }) => kind === 'c' && level === 'y',
  '@usr.id:*-2': ({ user }) => user === 2,
}

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

const sumOf = ({ signalsCreated, matchesMerged, matchesSuppressed, matchesExcluded }: LedgerFigures): number =>
  signalsCreated + matchesMerged + matchesSuppressed + matchesExcluded

/** The requests in the order of their numbers, so that many logs come late. */
const requestsOf = (happenings: readonly Happening[]): Happening[][] =>
  [0, 1, 2, 3].map((number) => happenings.filter(({ batch }) => batch % 4 === number)).filter(({ length }) => length)

describe('the ledger of a rule', () => {
  it('says of every match what became of it, whatever is silenced, late or restarted', async () => {
    let run = 0
    const seen = { created: 0, merged: 0, suppressed: 0, excluded: 0, late: 0 }
    const adds = async (happenings: readonly Happening[], silence: Partial<SuppressionInput>, cut: number) => {
      run += 1
      const source = `book${run}`
      const queries = [{ query: `source:${source}`, groupBy: ['@usr.id'] }]
      const ruleId = await desk.rule(source, { ...RULE, queries })
      const id = await desk.suppress({ ...silence, ruleQuery: `ruleId:${ruleId}` })
      const requests = requestsOf(happenings)
      for (const [index, request] of requests.entries()) {
        await desk.server.post(request.map((one) => toLog(source, 'user', one)))
        if (index === 1 && run % 3 === 0) await desk.server.restart()
      }
      const excludes = KINDS[silence.dataExclusionQuery ?? ''] ?? (() => false)
      const kept = happenings.filter((one) => !excludes(one))
      const signals = await desk.signals(`source:${source}`)
      const ledger = await desk.ledger(ruleId)
      expect(sumOf(ledger)).toBe(ledger.logsMatched)
      expect(Math.min(...Object.values(ledger))).toBeGreaterThanOrEqual(0)
      expect(ledger).toMatchObject({
        logsMatched: happenings.length,
        signalsCreated: signals.length,
        matchesExcluded: happenings.length - kept.length,
        lateLogs: requests
          .flatMap((request, index) => request.map((one) => ({ one, before: requests.slice(0, index).flat() })))
          .filter(({ one }) => !excludes(one))
          .filter(({ one, before }) =>
            before.some((other) => other.user === one.user && other.at > one.at && !excludes(other)),
          ).length,
      })
      // What is in no signal is either in a window or suppressed, and nothing is suppressed where nothing is hidden.
      const inSignals = kept.filter(({ at, user }) =>
        signals.some(
          ({ firstSeen, lastSeen, queries: [query] }) =>
            query?.groupBy[0]?.value === `user-${user}` &&
            BEGIN + at * 1_000 >= Date.parse(firstSeen) &&
            BEGIN + at * 1_000 <= Date.parse(lastSeen),
        ),
      )
      expect(ledger.matchesSuppressed).toBeLessThanOrEqual(kept.length - inSignals.length)
      const counts = await desk.counts(id)
      expect(counts?.excludedCount).toBe(ledger.matchesExcluded)
      expect(ledger.matchesSuppressed).toBeGreaterThanOrEqual((counts?.suppressedCount ?? 0) * 2)
      if (counts?.suppressedCount === 0) expect(ledger.matchesSuppressed).toBe(0)
      await parts(ruleId, ledger, new Date(BEGIN + cut * 60_000).toISOString())
      seen.created += ledger.signalsCreated
      seen.merged += ledger.matchesMerged
      seen.suppressed += ledger.matchesSuppressed
      seen.excluded += ledger.matchesExcluded
      seen.late += ledger.lateLogs
    }
    /** Two ranges that meet add up to the whole. */
    const parts = async (ruleId: string, whole: LedgerFigures, middle: string) => {
      const [before, after] = await Promise.all([
        desk.ledger(ruleId, { from: ALL_TIME.from, to: middle }),
        desk.ledger(ruleId, { from: middle, to: ALL_TIME.to }),
      ])
      expect(sumOf(before)).toBe(before.logsMatched)
      expect(sumOf(after)).toBe(after.logsMatched)
      for (const figure of Object.keys(whole) as (keyof LedgerFigures)[]) {
        expect(before[figure] + after[figure], figure).toBe(whole[figure])
      }
    }
    await fc.assert(fc.asyncProperty(story, silences, fc.integer({ min: 0, max: 240 }), adds), {
      numRuns: 15,
      examples: EXAMPLES.map((example): [...typeof example, number] => [...example, 120]),
      endOnFailure: true,
    })
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  }, 180_000)

  it('counts how often the rule could not be evaluated', async () => {
    const ruleId = await desk.rule('broken')
    const { postgres } = desk.server.app.stores
    const run = (name: string, text: string) => postgres.read({ name, text })
    await run(
      'ledger-break',
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.rule_name = 'broken' THEN RAISE EXCEPTION 'refused'; END IF;
         RETURN NEW;
       END $$`,
    )
    await run(
      'ledger-use',
      'CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON signals FOR EACH ROW EXECUTE FUNCTION refuse()',
    )
    const log = { ddsource: 'broken', message: 'hello', usr: { id: 'ada' } }
    await desk.server.post([log])
    expect(await desk.ledger(ruleId)).toMatchObject({ logsMatched: 1, signalsCreated: 0, matchesMerged: 1, errors: 1 })
    await run('ledger-mend', 'DROP TRIGGER refuse ON signals')
    desk.server.clock.advance(60_000)
    await desk.server.post([{ ...log, ddsource: 'other' }])
    expect(await desk.ledger(ruleId)).toMatchObject({ logsMatched: 1, signalsCreated: 1, matchesMerged: 0, errors: 1 })
  })
})
