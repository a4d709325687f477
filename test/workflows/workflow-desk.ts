import { graphql } from '../gql/gql.ts'
import type { RunWorkflowInput, WorkflowInput, WorkflowRunStateFragment, WorkflowStepInput } from '../gql/graphql.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

graphql(`
  fragment WorkflowRow on Workflow {
    id
    name
    handle
    description
    tags
    published
    blueprintId
    version
    inputs {
      name
      label
      type
      required
      default
      allowedValues
    }
    triggers {
      kind
      query
      schedule
      rateLimit
    }
    steps {
      name
      action
      parameters
      next
      onError
      retries
      when
    }
  }
`)
graphql(`
  fragment WorkflowRunState on WorkflowRun {
    id
    state
    startedAt
    finishedAt
    error
    inputs
    outputs
    workflow {
      id
      name
    }
    trigger {
      kind
      actor {
        kind
        name
      }
    }
    signal {
      id
      title
    }
    steps {
      name
      action
      state
      attempts
      startedAt
      finishedAt
      dueAt
      output
      error
    }
  }
`)
export const CREATE = graphql(`
  mutation CreateWorkflow($input: WorkflowInput!) {
    createWorkflow(input: $input) {
      ...WorkflowRow
    }
  }
`)
export const UPDATE = graphql(`
  mutation UpdateWorkflow($id: ID!, $input: WorkflowInput!, $expectedVersion: Int) {
    updateWorkflow(id: $id, input: $input, expectedVersion: $expectedVersion) {
      ...WorkflowRow
    }
  }
`)
export const PUBLISH = graphql(`
  mutation PublishWorkflow($id: ID!, $published: Boolean!) {
    publishWorkflow(id: $id, published: $published) {
      id
      published
    }
  }
`)
export const DELETE = graphql(`
  mutation DeleteWorkflow($id: ID!) {
    deleteWorkflow(id: $id)
  }
`)
export const RUN = graphql(`
  mutation RunWorkflow($input: RunWorkflowInput!) {
    runWorkflow(input: $input) {
      ...WorkflowRunState
    }
  }
`)
export const CANCEL = graphql(`
  mutation CancelWorkflowRun($id: ID!) {
    cancelWorkflowRun(id: $id) {
      ...WorkflowRunState
    }
  }
`)
const RUN_STATE = graphql(`
  query OneWorkflowRun($id: ID!) {
    workflowRun(id: $id) {
      ...WorkflowRunState
    }
  }
`)
export const RUNS = graphql(`
  query WorkflowRuns($workflowId: ID!, $first: Int = 50, $after: String) {
    workflow(id: $workflowId) {
      ...WorkflowRow
      runs(first: $first, after: $after) {
        edges {
          node {
            ...WorkflowRunState
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
export const LIST = graphql(`
  query Workflows($query: String, $first: Int = 50, $after: String) {
    workflows(query: $query, first: $first, after: $after) {
      edges {
        node {
          ...WorkflowRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export type RunState = WorkflowRunStateFragment

export interface WorkflowDesk extends TestApp {
  /** Creates signals, and answers their ids when everything that they led to is done. */
  signals(count?: number, different?: Parameters<typeof draftOf>[0]): Promise<string[]>
  create(input: Partial<WorkflowInput>): Promise<string>
  /** Published as well. */
  publish(input: Partial<WorkflowInput>): Promise<string>
  /** Starts a run, and answers it when there is nothing to do for it now. */
  run(input: RunWorkflowInput): Promise<RunState>
  state(id: string): Promise<RunState>
  runs(workflowId: string): Promise<RunState[]>
  /** The first error of an operation that is to fail. */
  refusal(document: { toString(): string }, variables: object, key?: string): Promise<Refusal>
}

export interface Refusal {
  readonly code: string
  readonly message: string
  readonly [detail: string]: unknown
}

let groups = 0

export const step = (name: string, different: Partial<WorkflowStepInput> = {}): WorkflowStepInput => ({
  name,
  action: 'signal.comment',
  parameters: { signalId: '{{signal.id}}', comment: name },
  ...different,
})

export const workflowOf = (different: Partial<WorkflowInput> = {}): WorkflowInput => ({
  name: 'look at it',
  triggers: [{ kind: 'MANUAL' }],
  steps: [step('say')],
  ...different,
})

export async function openWorkflowDesk(settings: Parameters<typeof startTestApp>[1] = {}): Promise<WorkflowDesk> {
  const server = await startTestApp(undefined, settings)
  const create = async (input: Partial<WorkflowInput>) =>
    (await server.ask(CREATE, { input: workflowOf(input) })).createWorkflow.id
  const state = async (id: string) => (await server.ask(RUN_STATE, { id })).workflowRun as RunState
  // Not spread: the server is another one after a restart.
  return Object.assign(server, {
    signals: async (count = 1, different: Parameters<typeof draftOf>[0] = {}) => {
      const { stores, modules } = server.app
      const drafts = Array.from({ length: count }, () => draftOf({ groupHash: `workflow ${groups++}`, ...different }))
      const opened = await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, drafts))
      await server.app.settled()
      return opened.map(({ id }) => id)
    },
    create,
    publish: async (input: Partial<WorkflowInput>) => {
      const id = await create(input)
      await server.ask(PUBLISH, { id, published: true })
      return id
    },
    run: async (input: RunWorkflowInput) => {
      const { runWorkflow } = await server.ask(RUN, { input })
      await server.app.settled()
      return state(runWorkflow.id)
    },
    state,
    runs: async (workflowId: string) =>
      (await server.ask(RUNS, { workflowId })).workflow?.runs.edges.map(({ node }) => node) ?? [],
    refusal: async (document: { toString(): string }, variables: object, key?: string) => {
      const { errors } = await server.answer(document, variables, key)
      const { message = '', extensions = {} } = errors[0] ?? {}
      return { message, ...extensions } as Refusal
    },
  })
}

/** States by the names of the steps. */
export const states = (run: RunState): Record<string, string> =>
  Object.fromEntries(run.steps.map(({ name, state }) => [name, state]))
