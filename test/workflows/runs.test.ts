import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/gql.ts'
import { Client } from '../live/client.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { ADMIN_KEY } from '../support/app.ts'
import { CANCEL, openWorkflowDesk, RUN, states, step, type WorkflowDesk } from './workflow-desk.ts'

let desk: WorkflowDesk
let other: StandIn
let signalId: string

beforeAll(async () => {
  desk = await openWorkflowDesk()
  other = await openStandIn()
  ;[signalId] = (await desk.signals()) as [string]
})

afterAll(async () => {
  await desk.close()
  await other.close()
})

const HISTORY = graphql(`
  query SignalHistoryOfWorkflows($id: ID!) {
    signal(id: $id) {
      triage {
        state
        archiveComment
      }
      history(first: 50) {
        edges {
          node {
            action
            newValue
            actor {
              kind
              name
            }
          }
        }
      }
    }
  }
`)
const historyOf = async (id: string) =>
  (await desk.ask(HISTORY, { id })).signal?.history.edges.map(({ node }) => node) ?? []

const request = (name: string, different = {}) =>
  step(name, { action: 'http.request', parameters: { method: 'POST', url: other.url, body: name }, ...different })

describe('a run', () => {
  it('does its steps one after the other, with what the steps before have given', async () => {
    const workflowId = await desk.create({
      inputs: [{ name: 'score', type: 'NUMBER', default: '70' }],
      steps: [
        step('triage', {
          action: 'signal.triage',
          parameters: { signalId: '{{signal.id}}', state: 'UNDER_REVIEW' },
          next: ['say'],
        }),
        step('say', {
          parameters: {
            signalId: '{{signal.id}}',
            comment:
              '{{signal.title}}: {{signal.@usr.id}} from {{signal.attributes.network.client.ip}}, {{steps.triage.output.state}}, {{inputs.score}}',
          },
        }),
      ],
    })
    const run = await desk.run({ workflowId, signalId })
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      error: null,
      inputs: { score: 70 },
      outputs: { say: { signalId } },
      workflow: { id: workflowId, name: 'look at it' },
      trigger: { kind: 'MANUAL', actor: { kind: 'USER' } },
      signal: { id: signalId },
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      steps: [
        { name: 'triage', action: 'signal.triage', state: 'SUCCEEDED', attempts: 1, output: { state: 'UNDER_REVIEW' } },
        { name: 'say', action: 'signal.comment', state: 'SUCCEEDED', attempts: 1, error: null },
      ],
    })
    const [said, triaged] = await historyOf(signalId)
    expect(said).toMatchObject({
      newValue: 'Brute force against a user - failed only: alice from ["203.0.113.7","203.0.113.8"], UNDER_REVIEW, 70',
      actor: { kind: 'WORKFLOW', name: 'look at it' },
    })
    expect(triaged).toMatchObject({ action: 'TRIAGED', actor: { kind: 'WORKFLOW', name: 'look at it' } })
  })

  it('takes branches where their conditions hold, and goes on where they meet', async () => {
    const workflowId = await desk.create({
      steps: [
        step('begin', { next: ['high', 'low'] }),
        step('high', { when: 'signal.severity in ["HIGH", "CRITICAL"]', next: ['end'] }),
        step('low', { when: '!(signal.severity in ["HIGH", "CRITICAL"]) && signal.eventsMatched >= 6', next: ['end'] }),
        step('end'),
      ],
    })
    const run = await desk.run({ workflowId, signalId })
    expect(states(run)).toEqual({ begin: 'SUCCEEDED', high: 'SKIPPED', low: 'SUCCEEDED', end: 'SUCCEEDED' })
    expect(run.outputs).toEqual({ end: { signalId } })
  })

  it('takes the way of errors, and takes back what the failed step did', async () => {
    const workflowId = await desk.create({
      steps: [
        step('first', { next: ['wrong'] }),
        step('wrong', {
          action: 'signal.triage',
          parameters: { signalId: 'sig_00000000000000000000000000', state: 'OPEN' },
          next: ['never'],
          onError: ['care'],
        }),
        step('never'),
        step('care', { parameters: { signalId: '{{signal.id}}', comment: 'It failed: {{steps.wrong.error}}' } }),
      ],
    })
    const before = await historyOf(signalId)
    const run = await desk.run({ workflowId, signalId })
    expect(run.state).toBe('SUCCEEDED')
    expect(states(run)).toEqual({ first: 'SUCCEEDED', wrong: 'FAILED', never: 'SKIPPED', care: 'SUCCEEDED' })
    const wrong = run.steps.find(({ name }) => name === 'wrong')
    const [cared, first, ...rest] = await historyOf(signalId)
    expect(cared?.newValue).toBe(`It failed: ${wrong?.error}`)
    expect(first?.newValue).toBe('first')
    expect(rest).toEqual(before)
  })

  it('is not disturbed by others that fail beside it', async () => {
    const workflowId = await desk.create({
      inputs: [{ name: 'target', type: 'STRING' }],
      steps: [
        step('say', { next: ['triage'] }),
        step('triage', { action: 'signal.triage', parameters: { signalId: '{{inputs.target}}', state: 'OPEN' } }),
      ],
    })
    const ids = await desk.signals(20)
    const target = (index: number) => (index % 3 ? ids[index] : 'sig_00000000000000000000000000')
    const started = await Promise.all(
      ids.map((id, index) => desk.ask(RUN, { input: { workflowId, signalId: id, inputs: { target: target(index) } } })),
    )
    await desk.app.settled()
    for (const [index, { runWorkflow }] of started.entries()) {
      const run = await desk.state(runWorkflow.id)
      expect(run.state).toBe(index % 3 ? 'SUCCEEDED' : 'FAILED')
      const comments = (await historyOf(ids[index] as string)).filter(({ action }) => action === 'COMMENTED')
      expect(comments).toHaveLength(1)
    }
  })

  it('fails with a step that nothing follows on errors', async () => {
    const workflowId = await desk.create({
      steps: [
        step('missing', {
          parameters: { signalId: '{{signal.id}}', comment: '{{signal.@no.such}}' },
          next: ['never'],
        }),
        step('never'),
        step('default', { parameters: { signalId: '{{signal.id}}', comment: '{{signal.@no.such | default("?")}}' } }),
      ],
    })
    const run = await desk.run({ workflowId, signalId })
    expect(run).toMatchObject({
      state: 'FAILED',
      outputs: null,
      error: 'The step missing failed: comment: {{signal.@no.such}} has no value.',
    })
    expect(states(run)).toMatchObject({ missing: 'FAILED', never: 'SKIPPED' })
  })

  it('reaches other servers with a key, and keeps what they answer', async () => {
    other.answer(json(200, { score: 91, list: ['a', 'b'] }))
    const workflowId = await desk.create({
      steps: [
        request('ask', { next: ['tell'] }),
        request('tell', {
          parameters: {
            ...{ method: 'POST', url: other.url },
            json: {
              score: '{{steps.ask.output.json.score}}',
              first: '{{steps.ask.output.json.list[0]}}',
              run: '{{run.id}}',
            },
          },
        }),
      ],
    })
    other.requests.length = 0
    const run = await desk.run({ workflowId, signalId })
    expect(run.state).toBe('SUCCEEDED')
    expect(other.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([`${run.id}:ask`, `${run.id}:tell`])
    expect(JSON.parse(other.requests[1]?.body ?? '')).toEqual({ score: 91, first: 'a', run: run.id })
    expect(run.outputs).toMatchObject({ tell: { status: 200, json: { score: 91 } } })
  })

  it('tries again later what may pass, as often as is wished', async () => {
    other.answer(text(503, 'busy'))
    other.requests.length = 0
    const workflowId = await desk.create({ steps: [request('ask', { retries: 2 })] })
    const waiting = await desk.run({ workflowId, signalId })
    expect(waiting).toMatchObject({ state: 'WAITING', steps: [{ state: 'WAITING', attempts: 1 }] })
    expect(waiting.steps[0]?.error).toContain('503')
    desk.clock.advance(1_000)
    await desk.app.settled()
    expect((await desk.state(waiting.id)).steps).toMatchObject([{ state: 'WAITING', attempts: 2 }])
    other.answer(text(200, 'ok'))
    desk.clock.advance(2_000)
    await desk.app.settled()
    const run = await desk.state(waiting.id)
    expect(run).toMatchObject({ state: 'SUCCEEDED', steps: [{ state: 'SUCCEEDED', attempts: 3, error: null }] })
    expect(new Set(other.requests.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set([`${run.id}:ask`]))
    other.answer(text(404, 'no'))
    const never = await desk.run({ workflowId, signalId })
    expect(never).toMatchObject({ state: 'FAILED', steps: [{ state: 'FAILED', attempts: 1 }] })
  })

  it('waits without holding anything up', async () => {
    const workflowId = await desk.create({
      steps: [step('pause', { action: 'wait', parameters: { duration: 'P2D' }, next: ['say'] }), step('say')],
    })
    const waiting = await desk.run({ workflowId, signalId })
    expect(waiting).toMatchObject({ state: 'WAITING', finishedAt: null })
    expect(states(waiting)).toEqual({ pause: 'WAITING', say: 'PENDING' })
    await desk.restart()
    desk.clock.advance(2 * 86_400_000)
    await desk.app.settled()
    expect(await desk.state(waiting.id)).toMatchObject({ state: 'SUCCEEDED' })
  })

  it('runs other workflows, and goes on with what they give', async () => {
    const inner = await desk.publish({
      name: 'inner',
      handle: 'inner',
      inputs: [{ name: 'text', type: 'STRING' }],
      steps: [step('said', { parameters: { signalId: '{{signal.id}}', comment: '{{inputs.text}}' } })],
    })
    const outer = await desk.create({
      name: 'outer',
      steps: [
        step('call', {
          action: 'workflow.run',
          parameters: { workflow: 'inner', inputs: { text: 'from {{workflow.name}}' } },
          next: ['after'],
        }),
        step('after', {
          parameters: { signalId: '{{signal.id}}', comment: '{{steps.call.output.outputs.said.signalId}}' },
        }),
      ],
    })
    const run = await desk.run({ workflowId: outer, signalId })
    expect(run.state).toBe('SUCCEEDED')
    const [after, said] = await historyOf(signalId)
    expect([said?.newValue, after?.newValue]).toEqual(['from outer', signalId])
    const [child] = await desk.runs(inner)
    expect(child).toMatchObject({
      state: 'SUCCEEDED',
      trigger: { kind: 'API', actor: { kind: 'WORKFLOW', name: 'outer' } },
    })
    // Missing inputs are the fault of the step.
    const careless = await desk.create({
      steps: [step('call', { action: 'workflow.run', parameters: { workflow: 'inner' } })],
    })
    expect((await desk.run({ workflowId: careless, signalId })).error).toContain('Expected values for text')
  })

  it('keeps no more of what another run gives than of what a server answers', async () => {
    other.answer(text(200, 'x'.repeat(600_000)))
    await desk.publish({ name: 'long', handle: 'long', steps: [request('one'), request('two')] })
    const workflowId = await desk.create({
      steps: [step('call', { action: 'workflow.run', parameters: { workflow: 'long' } })],
    })
    const run = await desk.run({ workflowId, signalId })
    expect(run).toMatchObject({
      ...{ state: 'FAILED', error: expect.stringContaining('at most 1000000 are kept'), steps: [{ state: 'FAILED' }] },
    })
  })

  it('ends when it is canceled, whatever is under way', async () => {
    let hang: (() => void) | null = null
    const asked = new Promise<void>((resolve) => {
      hang = resolve
    })
    other.answer(() => hang?.())
    const workflowId = await desk.create({ steps: [request('ask', { next: ['say'] }), step('say')] })
    const { runWorkflow } = await desk.ask(RUN, { input: { workflowId, signalId } })
    await asked
    expect(await desk.state(runWorkflow.id)).toMatchObject({ state: 'RUNNING', steps: [{ state: 'RUNNING' }, {}] })
    const { cancelWorkflowRun } = await desk.ask(CANCEL, { id: runWorkflow.id })
    expect(cancelWorkflowRun).toMatchObject({ state: 'CANCELED', finishedAt: expect.any(String) })
    expect(states(cancelWorkflowRun)).toEqual({ ask: 'CANCELED', say: 'CANCELED' })
    await desk.app.settled()
    expect((await desk.ask(CANCEL, { id: runWorkflow.id })).cancelWorkflowRun).toEqual(cancelWorkflowRun)
  })

  it('ends with the run that waits for it, even where the process that ended that one has died', async () => {
    const inner = await desk.publish({
      handle: 'slow',
      steps: [step('pause', { action: 'wait', parameters: { duration: 'P2D' } })],
    })
    const workflowId = await desk.create({
      steps: [step('call', { action: 'workflow.run', parameters: { workflow: 'slow' } })],
    })
    const leaveBehind = async () => {
      const { id } = await desk.run({ workflowId, signalId })
      const end = `UPDATE workflow_runs SET state = 'CANCELED', finished_at = $2, due_at = NULL WHERE id = $1`
      await desk.app.stores.postgres.transaction((tx) => tx.query(end, [id, desk.clock.now()]))
      return id
    }
    await leaveBehind()
    desk.clock.advance(2 * 86_400_000)
    await desk.app.settled()
    expect(await desk.runs(inner)).toMatchObject([{ state: 'CANCELED', steps: [{ state: 'CANCELED' }] }])
    await desk.ask(CANCEL, { id: await leaveBehind() })
    expect((await desk.runs(inner)).map(({ state }) => state)).toEqual(['CANCELED', 'CANCELED'])
  })

  it('is given up, and holds up no others, when its workflow cannot be read here', async () => {
    const workflowId = await desk.create({
      steps: [step('pause', { action: 'wait', parameters: { duration: 'P1D' }, next: ['say'] }), step('say')],
    })
    const [failing, canceled] = [await desk.run({ workflowId, signalId }), await desk.run({ workflowId, signalId })]
    const change = `UPDATE workflow_versions SET definition = jsonb_set(definition::jsonb, '{steps,1,when}', '"~ of another version"')::json
      WHERE workflow_id = $1`
    await desk.app.stores.postgres.transaction((tx) => tx.query(change, [workflowId]))
    await desk.restart()
    expect((await desk.ask(CANCEL, { id: canceled.id })).cancelWorkflowRun.state).toBe('CANCELED')
    desk.clock.advance(86_400_000)
    await desk.app.settled()
    const other = await desk.create({ steps: [step('say')] })
    expect(await desk.run({ workflowId: other, signalId })).toMatchObject({ state: 'SUCCEEDED' })
    for (let tries = 1; tries < 5; tries += 1) {
      expect(await desk.state(failing.id)).toMatchObject({ state: 'WAITING' })
      desk.clock.advance(300_000)
      await desk.app.settled()
    }
    const run = await desk.state(failing.id)
    expect(run).toMatchObject({ state: 'FAILED', error: expect.stringContaining('log of the server') })
    expect(states(run)).toMatchObject({ pause: 'CANCELED' })
  })

  it('is followed live up to its end', async () => {
    other.answer(text(200, 'ok'))
    const client = await Client.connect(`${desk.url.replace('http', 'ws')}/graphql`, ADMIN_KEY)
    const workflowId = await desk.create({ steps: [request('ask', { next: ['say'] }), step('say')] })
    const { runWorkflow } = await desk.ask(RUN, { input: { workflowId, signalId } })
    const { results } = client.run(
      'subscription ($id: ID!) { workflowRunProgress(id: $id) { id state steps { name state } outputs } }',
      { id: runWorkflow.id },
    )
    const seen = await results.until((items) => items.at(-1)?.data?.workflowRunProgress.state === 'SUCCEEDED')
    expect(seen.at(-1)?.data.workflowRunProgress.outputs).toEqual({ say: { signalId } })
    const nobody = client.run('subscription { workflowRunProgress(id: "wfr_none") { id } }')
    expect(await nobody.ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    client.kill()
  })
})
