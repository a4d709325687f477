import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/gql.ts'
import type { SuppressionInput } from '../gql/graphql.ts'
import { openSilenceDesk, type SilenceDesk } from './desk.ts'
import { batchesOf, EXAMPLES, type Happening, RULE, silences, story, toLog } from './story.ts'

const Simulate = graphql(`
  query SilenceSimulate($input: SuppressionInput!) {
    simulateSuppression(input: $input, range: { from: "now-1h", to: "now+1h" }) {
      wouldHide
      truePositivesHidden
      byRule {
        rule {
          id
          name
        }
        count
      }
      bySeverity {
        severity
        count
      }
      samples {
        id
        title
      }
    }
  }
`)
const Archive = graphql(`
  mutation SilenceArchive($input: TriageSignalInput!) {
    triageSignal(input: $input) {
      id
    }
  }
`)

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

const simulate = async (input: Partial<SuppressionInput>) =>
  (await desk.server.ask(Simulate, { input: { name: 'simulated', ruleQuery: '', ...input } })).simulateSuppression

interface Found {
  readonly id: string
  readonly user: string
  readonly from: string
  readonly to: string
}

async function found(source: string, people: string): Promise<Found[]> {
  const signals = await desk.signals(`source:${source} @usr.id:${people}-*`)
  return signals.map(({ id, firstSeen, lastSeen, queries }) => ({
    id,
    user: queries[0]?.groupBy[0]?.value.split('-')[1] ?? '',
    from: firstSeen,
    to: lastSeen,
  }))
}

describe('a simulation', () => {
  it('hides what the suppression hides once it is at work', async () => {
    let run = 0
    let hiddenInAll = 0
    const hides = async (happenings: readonly Happening[], silence: Partial<SuppressionInput>) => {
      run += 1
      const source = `sim${run}`
      const ruleId = await desk.rule(source, {
        ...RULE,
        queries: [{ query: `source:${source}`, groupBy: ['@usr.id'] }],
      })
      const send = async (people: string) => {
        for (const batch of batchesOf(happenings))
          await desk.server.post(batch.map((one) => toLog(source, people, one)))
      }
      await send('before')
      const before = await found(source, 'before')
      const simulated = await simulate({ ...silence, ruleQuery: `ruleId:${ruleId}` })
      await desk.suppress({ ...silence, ruleQuery: `ruleId:${ruleId}` })
      await send('after')
      const after = await found(source, 'after')
      const hidden = before.filter(
        ({ user, from, to }) => !after.some((one) => one.user === user && one.from <= to && one.to >= from),
      )
      hiddenInAll += hidden.length
      expect(simulated.wouldHide).toBe(hidden.length)
      expect(simulated.bySeverity.reduce((sum, { count }) => sum + count, 0)).toBe(hidden.length)
      expect(simulated.samples.map(({ id }) => id).sort()).toEqual(
        hidden.length > 10 ? expect.any(Array) : hidden.map(({ id }) => id).sort(),
      )
    }
    await fc.assert(fc.asyncProperty(story, silences, hides), {
      numRuns: 12,
      examples: EXAMPLES,
      endOnFailure: true,
    })
    expect(hiddenInAll).toBeGreaterThan(0)
  }, 180_000)

  it('says of which rules and severities, and whether somebody took one for true', async () => {
    const low = await desk.rule('low', { cases: [{ condition: 'a > 0', severity: 'LOW' }] })
    const high = await desk.rule('high', { cases: [{ condition: 'a > 0', severity: 'HIGH' }] })
    const log = (ddsource: string, user: string) => ({ ddsource, message: 'hello', usr: { id: user } })
    await desk.server.post([log('low', 'ada'), log('high', 'ada'), log('high', 'bea'), log('high', 'cai')])
    const [malicious] = await desk.signals('source:high @usr.id:ada')
    await desk.server.ask(Archive, {
      input: { signalId: malicious?.id ?? '', state: 'ARCHIVED', archiveReason: 'TRUE_POSITIVE_MALICIOUS' },
    })
    const simulated = await simulate({ ruleQuery: 'name:(low OR high)', suppressionQuery: '@usr.id:(ada OR bea)' })
    expect(simulated).toMatchObject({
      wouldHide: 3,
      truePositivesHidden: 1,
      byRule: [
        { rule: { id: high, name: 'high' }, count: 2 },
        { rule: { id: low, name: 'low' }, count: 1 },
      ],
      bySeverity: [
        { severity: 'HIGH', count: 2 },
        { severity: 'LOW', count: 1 },
      ],
    })
    expect(simulated.samples.map(({ title }) => title).sort()).toEqual(['high', 'high', 'low'])
    await expect(simulate({})).rejects.toThrow('BAD_USER_INPUT')
  })
})
