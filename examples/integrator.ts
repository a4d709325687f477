// From logs to a decision, as a script would do it: sends logs, waits for the signal that they make, takes it on, opens
// a case with it, and runs a workflow for it.
//
//   SIGNALBOX_KEY=… npx tsx examples/integrator.ts
import { randomInt } from 'node:crypto'
import {
  CaseProjectsDocument,
  CreateCaseDocument,
  CreateCaseProjectDocument,
  CreateWorkflowDocument,
  PublishWorkflowDocument,
  RunProgressDocument,
  RunWorkflowDocument,
  SearchChangesDocument,
  TriageSignalDocument,
  WorkflowsDocument,
} from '../clients/gql/graphql.ts'
import { ask, connect, follow, sendLogs } from './client.ts'

const address = `198.18.${randomInt(256)}.${randomInt(1, 255)}`
const socket = connect()

const { id, title, version } = await signalOf(address)
console.log(`Signal     ${title}`)

const { triageSignal } = await ask(TriageSignalDocument, {
  input: { signalId: id, state: 'UNDER_REVIEW', expectedVersion: version },
})
console.log(`Triage     ${triageSignal.triage.state}`)

const { createCase } = await ask(CreateCaseDocument, {
  input: { projectId: await projectId(), title: `Passwords tried from ${address}`, priority: 'P2', signalIds: [id] },
})
console.log(`Case       ${createCase.key} with ${createCase.signalCount} signal`)

const run = await runOf(await workflowId(), id)
console.log(`Workflow   ${run.workflow.name}: ${run.state}`)

await socket.dispose()
process.exitCode = run.state === 'SUCCEEDED' ? 0 : 1

/** Follows the search before the logs are sent: its first event says that from then on nothing is missed. */
async function signalOf(address: string) {
  const search = { query: `@network.client.ip:${address}`, range: { from: 'now-1h' }, facets: [] }
  for await (const { signalSearchChanges: change } of follow(socket, SearchChangesDocument, search)) {
    if (change.kind === 'SNAPSHOT') await sendLogs(guesses(address))
    const [signal] = change.entered
    if (signal) return signal
  }
  throw new Error('The subscription has ended.')
}

function guesses(address: string): object[] {
  const log = { ddsource: 'auth', service: 'sshd', hostname: 'example-1', ddtags: 'env:example' }
  return Array.from({ length: 24 }, (_, n) => ({
    ...log,
    message: `Failed password for root from ${address} port ${5000 + n} ssh2`,
  }))
}

async function projectId(): Promise<string> {
  const key = 'EXAMPLE'
  const { caseProjects } = await ask(CaseProjectsDocument, {})
  const found = caseProjects.find((project) => project.key === key)
  if (found) return found.id
  return (await ask(CreateCaseProjectDocument, { input: { key, name: 'Examples' } })).createCaseProject.id
}

async function workflowId(): Promise<string> {
  const handle = 'example-note'
  const { workflows } = await ask(WorkflowsDocument, { query: `handle:${handle}` })
  const [found] = workflows.edges
  if (found) return found.node.id
  const { createWorkflow } = await ask(CreateWorkflowDocument, {
    input: {
      name: 'Note what was seen',
      handle,
      triggers: [{ kind: 'MANUAL' }],
      steps: [
        {
          name: 'note',
          action: 'signal.comment',
          parameters: { signalId: '{{signal.id}}', comment: '{{signal.title}}, looked at by a script.' },
        },
      ],
    },
  })
  await ask(PublishWorkflowDocument, { id: createWorkflow.id, published: true })
  return createWorkflow.id
}

async function runOf(workflowId: string, signalId: string) {
  const { runWorkflow } = await ask(RunWorkflowDocument, { input: { workflowId, signalId } })
  for await (const { workflowRunProgress: run } of follow(socket, RunProgressDocument, { id: runWorkflow.id })) {
    if (run.finishedAt) return run
  }
  throw new Error('The subscription has ended.')
}
