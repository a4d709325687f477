import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { attackFrom } from './attack.ts'
import { Example } from './example.ts'
import { openLine } from './line.ts'

const python = spawnSync('python3', ['--version']).status === 0
if (!python) console.warn('SKIPPED: the script in Python, since there is no python3.')

let server: TestApp
let ticking: NodeJS.Timeout
beforeAll(async () => {
  server = await startTestApp()
  // The examples ask for what there was until now, so now has to move on.
  ticking = setInterval(() => server.clock.advance(20), 20)
})
afterAll(async () => {
  clearInterval(ticking)
  await server?.close()
})

const state = async (query: string) => {
  const { data } = await server.answer<{ signalSearch: { signals: { edges: { node: object }[] } } }>(
    `query ($query: String!) { signalSearch(query: $query, range: { from: "now-1h", to: "now+1h" }) {
      signals { edges { node { triage { state } cases { title } history(first: 9) { edges { node { newValue } } } } } }
    } }`,
    { query },
  )
  return data.signalSearch.signals.edges.map(({ node }) => node)
}

test('the integrator’s script goes from logs to a case and a run of a workflow, again and again', async () => {
  for (const count of [1, 2]) {
    const { code, output } = await new Example('integrator.ts', server.url).end()
    expect(output).toMatch(
      new RegExp(
        `^Signal     SSH passwords guessed.*\nTriage     UNDER_REVIEW\nCase       EXAMPLE-${count} with 1 signal\nWorkflow   Note what was seen: SUCCEEDED\n$`,
      ),
    )
    expect(code).toBe(0)
  }
  const signals = await state('@network.client.ip:198.18.*')
  expect(signals).toHaveLength(2)
  for (const signal of signals) {
    expect(signal).toMatchObject({ triage: { state: 'UNDER_REVIEW' }, cases: [{}] })
    expect(JSON.stringify(signal)).toContain('looked at by a script')
  }
})

test.skipIf(!python)('the same is done in Python without dependencies', async () => {
  const { code, output } = await new Example('integrator.py', server.url).end()
  expect(output).toMatch(/^Signal {5}SSH passwords guessed.*\nTriage {5}UNDER_REVIEW by Administrator\n$/)
  expect(code).toBe(0)
  expect(await state('@network.client.ip:198.19.*')).toMatchObject([{ triage: { state: 'UNDER_REVIEW' } }])
})

test('the dashboard prints a page with its facets and its curve', async () => {
  await server.post(attackFrom('203.0.113.50'))
  const { code, output } = await new Example('dashboard.ts', server.url, ['status:critical', 'now-1h']).end()
  expect(output).toContain('1 signals since now-1h, status:critical')
  expect(output).toMatch(/CRITICAL {2}SSH passwords guessed - password found\n +open; .*ip 203\.0\.113\.50/)
  expect(output).toMatch(/\n +1 {2}auth\n/)
  expect(output).toMatch(/\n {2}critical +[ ▁-█]*█/)
  expect(code).toBe(0)
})

test('the live explorer goes on where it was when the connection was lost, with nothing missed or counted twice', async () => {
  const line = await openLine(server.url)
  const explorer = new Example('live-explorer.ts', line.url, ['host:web-1', 'now-1h'])
  try {
    let seen = await explorer.says('SNAPSHOT  1 signals  source:auth 1  status:critical 1')
    await server.post(attackFrom('203.0.113.51'))
    seen = await explorer.says('CHANGED  2 signals  source:auth 2  status:critical 2\n  + CRITICAL SSH', seen)
    line.cut()
    seen = await explorer.says('(the connection is lost)', seen)
    await server.post(attackFrom('203.0.113.52'))
    line.mend()
    await explorer.says('CHANGED  3 signals  source:auth 3  status:critical 3\n  + CRITICAL SSH', seen)
  } finally {
    await explorer.stop()
    await line.close()
  }
})
