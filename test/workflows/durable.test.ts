import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { surviveRuns } from './run-survival.ts'
import { openWorkflowDesk, RUN, states, step } from './workflow-desk.ts'

let other: StandIn
let folder: string
beforeAll(async () => {
  other = await openStandIn()
  folder = mkdtempSync(join(tmpdir(), 'signalbox-workflows-'))
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(folder, 0o755)
})
afterAll(async () => {
  await other.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a run', () => {
  it('goes on where it was when the server is started again, and asks with the same key', async () => {
    const desk = await openWorkflowDesk()
    try {
      const [signalId] = (await desk.signals()) as [string]
      let arrived: () => void = () => undefined
      const asked = new Promise<void>((resolve) => {
        arrived = resolve
      })
      other.answer(() => arrived())
      other.requests.length = 0
      const workflowId = await desk.create({
        steps: [
          step('before', { next: ['ask'] }),
          step('ask', {
            action: 'http.request',
            parameters: { method: 'POST', url: other.url, body: '{{run.id}}' },
            next: ['after'],
          }),
          step('after'),
        ],
      })
      const { runWorkflow } = await desk.ask(RUN, { input: { workflowId, signalId } })
      await asked
      other.answer(text(200, 'ok'))
      await desk.restart()
      await desk.app.settled()
      const run = await desk.state(runWorkflow.id)
      expect(states(run)).toEqual({ before: 'SUCCEEDED', ask: 'SUCCEEDED', after: 'SUCCEEDED' })
      expect(run.steps.map(({ attempts }) => attempts)).toEqual([1, 2, 1])
      expect(other.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
        `${run.id}:ask`,
        `${run.id}:ask`,
      ])
    } finally {
      await desk.close()
    }
  })

  it('is done once, whenever the server is killed', async () => {
    other.answer(text(200, 'ok'))
    other.requests.length = 0
    const RUNS = 300
    const survived = await surviveRuns({
      ...{ dataDir: join(folder, 'killed'), runs: RUNS, kills: 4, asks: `${other.url}/seen` },
    })
    expect(survived).toMatchObject({ states: { SUCCEEDED: RUNS }, comments: { 1: RUNS }, kills: 4 })
    const keys = new Set(other.requests.map(({ headers }) => headers['idempotency-key']))
    expect(keys).toEqual(new Set(survived.runIds.map((id) => `${id}:first`)))
  }, 240_000)
})
