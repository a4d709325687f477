import { afterAll, beforeAll, expect, it } from 'vitest'
import { graphql } from '../gql/gql.ts'
import { openSilenceDesk, type SilenceDesk } from './desk.ts'

const Start = graphql(`
  mutation SilenceJob($input: HistoricalJobInput!) {
    startHistoricalJob(input: $input) {
      id
    }
  }
`)
const Results = graphql(`
  query SilenceJobResults($id: ID!) {
    historicalJob(id: $id) {
      state
      results(first: 100) {
        edges {
          node {
            id
            groupBy {
              value
            }
          }
        }
      }
    }
  }
`)
const Convert = graphql(`
  mutation SilenceConvert($jobId: ID!, $resultIds: [ID!]!) {
    convertHistoricalResults(jobId: $jobId, resultIds: $resultIds) {
      id
      title
    }
  }
`)
const Delete = graphql(`
  mutation SilenceConversionDelete($id: ID!) {
    deleteSuppression(id: $id)
  }
`)

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

const START = Date.parse('2026-03-02T08:00:00Z')
const log = (user: string, minute: number) => ({
  ...{ ddsource: 'past', message: 'hello', usr: { id: user }, timestamp: START + minute * 60_000 },
})

it('what a job finds of suppressed logs can become signals, and the ledger knows which the rule has made', async () => {
  const ruleId = await desk.rule('past')
  const suppression = await desk.suppress({ ruleQuery: 'name:past', suppressionQuery: '@usr.id:hidden' })
  await desk.server.post([log('hidden', 0), log('shown', 0), log('shown', 1)])
  const range = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' }
  const { startHistoricalJob: job } = await desk.server.ask(Start, { input: { ruleId, range } })
  await expect
    .poll(async () => (await desk.server.ask(Results, job)).historicalJob?.state, { timeout: 30_000 })
    .toBe('COMPLETED')
  const { historicalJob } = await desk.server.ask(Results, job)
  const results = historicalJob?.results.edges.map(({ node }) => node) ?? []
  expect(results.map(({ groupBy }) => groupBy[0]?.value).sort()).toEqual(['hidden', 'shown'])
  const before = { logsMatched: 3, signalsCreated: 1, matchesMerged: 1, matchesSuppressed: 1 }
  expect(await desk.ledger(ruleId)).toMatchObject(before)

  const shown = results.filter(({ groupBy }) => groupBy[0]?.value === 'shown').map(({ id }) => id)
  await desk.server.ask(Convert, { jobId: job.id, resultIds: shown })
  expect(await desk.signals('source:past')).toHaveLength(1)
  expect(await desk.ledger(ruleId)).toMatchObject(before)

  await desk.server.ask(Convert, { jobId: job.id, resultIds: results.map(({ id }) => id) })
  expect(await desk.signals('source:past')).toHaveLength(2)
  expect(await desk.ledger(ruleId)).toMatchObject({ ...before, signalsCreated: 2, matchesSuppressed: 0 })

  await desk.server.ask(Delete, { id: suppression })
  await desk.server.post([log('hidden', 2)])
  const ledger = await desk.ledger(ruleId)
  expect(ledger.errors).toBe(0)
  expect(ledger.logsMatched).toBe(4)
  expect(ledger.signalsCreated + ledger.matchesMerged + ledger.matchesSuppressed).toBe(4)
})
