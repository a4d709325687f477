import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/gql.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { CREATE, openWorkflowDesk, step, type WorkflowDesk, workflowOf } from './workflow-desk.ts'

const SECRET = 'a "quoted" s3cret/of+ours'

let desk: WorkflowDesk
let other: StandIn
beforeAll(async () => {
  desk = await openWorkflowDesk()
  other = await openStandIn()
  await desk.ask(SET, { name: 'TOKEN', value: SECRET })
})
afterAll(async () => {
  await desk.close()
  await other.close()
})

const SET = graphql(`
  mutation SecretForWorkflows($name: String!, $value: String!) {
    setSecret(name: $name, value: $value) {
      name
    }
  }
`)

const asking = (different = {}) =>
  step('ask', {
    action: 'http.request',
    parameters: {
      ...{ method: 'POST', url: other.url, body: 'x' },
      headers: { authorization: 'Bearer {{secrets.TOKEN}}' },
    },
    ...different,
  })

describe('a secret', () => {
  it('is given to another server, and to nobody who reads the run', async () => {
    other.answer((request, response) => {
      const { authorization = '' } = request.headers
      const bare = authorization.replace('Bearer ', '')
      json(200, {
        ...{ echo: authorization, encoded: encodeURIComponent(bare), [`key ${bare}`]: 1 },
        base64: Buffer.from(bare).toString('base64'),
      })(request, response)
    })
    const workflowId = await desk.create({ steps: [asking()] })
    const run = await desk.run({ workflowId })
    expect(other.requests.at(-1)?.headers.authorization).toBe(`Bearer ${SECRET}`)
    expect(run.state).toBe('SUCCEEDED')
    expect(run.outputs?.ask).toMatchObject({
      json: { echo: 'Bearer •••', encoded: '•••', base64: '•••', 'key •••': 1 },
    })
    const { rows } = await stored()
    expect(rows).toBeGreaterThan(0)
  })

  it('is hidden in errors as well', async () => {
    other.answer((request, response) => text(400, `No: ${request.headers.authorization}`)(request, response))
    const workflowId = await desk.create({ steps: [asking()] })
    const run = await desk.run({ workflowId })
    expect(run.state).toBe('FAILED')
    expect(JSON.stringify(run)).not.toContain('s3cret')
    const missing = await desk.create({
      steps: [asking({ parameters: { url: other.url, headers: { authorization: '{{secrets.NONE}}' } } })],
    })
    expect((await desk.run({ workflowId: missing })).error).toContain('{{secrets.NONE}} has no value')
  })

  it.each([
    ['where an error is cut', (given: string) => `${'x'.repeat(290)}${given}`, SECRET],
    ['of several lines', (given: string) => `No: ${given}`, '-----BEGIN KEY-----\nt3xt s3cret\n-----END KEY-----'],
    ['of several lines on one', (given: string) => given.replace(/\s+/g, ' '), 'a\r\n  t3xt s3cret\n of ours'],
  ])('is hidden in errors %s', async (_what, said, value) => {
    await desk.ask(SET, { name: 'ODD', value })
    other.answer((request, response) => text(400, said(request.body))(request, response))
    const body = '{{secrets.ODD}}'
    const workflowId = await desk.create({
      steps: [step('ask', { action: 'http.request', parameters: { method: 'POST', url: other.url, body } })],
    })
    const run = await desk.run({ workflowId })
    expect(run.state).toBe('FAILED')
    expect(JSON.stringify(run)).toContain('•••')
    expect(JSON.stringify(run)).not.toMatch(/quoted|t3xt|s3cret/)
    await stored()
  })

  it('is no part of what stays here', async () => {
    const path = 'input.steps.0.when'
    const input = workflowOf({ steps: [asking({ when: 'secrets.TOKEN == "x"' })] })
    expect(await desk.refusal(CREATE, { input })).toMatchObject({ code: 'BAD_USER_INPUT', path })
  })
})

/** Nothing that is stored of runs has the secret in it. */
async function stored(): Promise<{ rows: number }> {
  const { postgres } = desk.app.stores
  const rows = await postgres.read<{ text: string }>({
    name: 'all-of-runs',
    text: `SELECT to_jsonb(run)::text AS text FROM workflow_runs AS run
           UNION ALL SELECT to_jsonb(step)::text FROM workflow_run_steps AS step
           UNION ALL SELECT to_jsonb(entry)::text FROM feed AS entry`,
  })
  for (const { text } of rows) expect(text).not.toContain('s3cret')
  return { rows: rows.length }
}
