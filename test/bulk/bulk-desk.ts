import { graphql } from '../gql/gql.ts'
import type {
  BulkActionOutcomesQuery,
  BulkOptionsInput,
  BulkSignalsQuery,
  SignalSelectionInput,
  TriageChangeInput,
} from '../gql/graphql.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

export const BULK_TRIAGE = graphql(`
  mutation BulkTriage($selection: SignalSelectionInput!, $change: TriageChangeInput!, $options: BulkOptionsInput) {
    bulkTriageSignals(selection: $selection, change: $change, options: $options) {
      ...BulkActionState
    }
  }
`)
export const BULK_ASSIGN = graphql(`
  mutation BulkAssign($selection: SignalSelectionInput!, $assigneeId: ID, $options: BulkOptionsInput) {
    bulkAssignSignals(selection: $selection, assigneeId: $assigneeId, options: $options) {
      ...BulkActionState
    }
  }
`)
export const UNDO = graphql(`
  mutation UndoBulkAction($id: ID!) {
    undoBulkAction(id: $id) {
      ...BulkActionState
      undoes {
        id
        undoable
        undoneBy {
          id
        }
      }
    }
  }
`)
export const CANCEL = graphql(`
  mutation CancelBulkAction($id: ID!) {
    cancelBulkAction(id: $id) {
      ...BulkActionState
    }
  }
`)
export const OUTCOMES = graphql(`
  query BulkActionOutcomes($id: ID!, $only: BulkOutcome, $first: Int = 100, $after: String) {
    bulkAction(id: $id) {
      ...BulkActionState
      outcomes(only: $only, first: $first, after: $after) {
        edges {
          node {
            signalId
            outcome
            code
            message
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
graphql(`
  fragment BulkActionState on BulkAction {
    id
    kind
    state
    dryRun
    total
    changed
    unchanged
    failed
    startedAt
    finishedAt
    startedBy {
      id
      name
    }
    undoable
  }
`)
const SIGNALS = graphql(`
  query BulkSignals($query: String!, $after: String) {
    signalSearch(query: $query, range: { from: "now-90d", to: "now+1d" }) {
      total
      signals(first: 1000, after: $after) {
        edges {
          node {
            id
            version
            triage {
              state
              archiveReason
              archiveComment
              assignee {
                id
              }
            }
            history(first: 20) {
              edges {
                node {
                  action
                  field
                  previousValue
                  newValue
                }
              }
            }
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

export const EVERYTHING: SignalSelectionInput = { query: '', range: { from: 'now-90d', to: 'now+1d' } }

export interface BulkDesk extends TestApp {
  /** Creates signals, and answers their ids. */
  open(count: number): Promise<string[]>
  triage(selection: SignalSelectionInput, change?: TriageChangeInput, options?: BulkOptionsInput): Promise<BulkState>
  /** As soon as nothing is left to be worked on. */
  outcomes(id: string, only?: 'CHANGED' | 'UNCHANGED' | 'FAILED'): Promise<Outcomes>
  /** Signals as a client sees them, by id. */
  signals(query?: string): Promise<Map<string, SignalState>>
}

export type BulkState = Awaited<ReturnType<typeof askTriage>>
export type SignalState = Awaited<ReturnType<typeof allSignals>>[number]
export type Outcomes = Awaited<ReturnType<typeof allOutcomes>>

let group = 0

export async function openBulkDesk(): Promise<BulkDesk> {
  const server = await startTestApp()
  return Object.assign(server, {
    open: async (count: number) => {
      const { stores, modules } = server.app
      const drafts = Array.from({ length: count }, () => draftOf({ groupHash: `bulk ${group++}` }))
      const opened = await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, drafts))
      await server.app.settled()
      return opened.map(({ id }) => id)
    },
    triage: (
      selection: SignalSelectionInput,
      change: TriageChangeInput = { state: 'ARCHIVED' },
      options: BulkOptionsInput = {},
    ) => askTriage(server, selection, change, options),
    outcomes: (id: string, only?: 'CHANGED' | 'UNCHANGED' | 'FAILED') => allOutcomes(server, id, only),
    signals: async (query = '') =>
      new Map((await allSignals(server, query)).map((signal) => [signal.id, signal] as const)),
  })
}

async function askTriage(
  server: TestApp,
  selection: SignalSelectionInput,
  change: TriageChangeInput,
  options: BulkOptionsInput,
) {
  return (await server.ask(BULK_TRIAGE, { selection, change, options })).bulkTriageSignals
}

async function allOutcomes(server: TestApp, id: string, only?: 'CHANGED' | 'UNCHANGED' | 'FAILED') {
  await server.app.modules.bulk.runner.idle()
  const nodes = []
  for (let after: string | null = null; ; ) {
    const page: BulkActionOutcomesQuery = await server.ask(OUTCOMES, { id, only: only ?? null, first: 700, after })
    if (!page.bulkAction) throw new Error(`There is no bulk action ${id}.`)
    const { outcomes, ...action }: NonNullable<BulkActionOutcomesQuery['bulkAction']> = page.bulkAction
    nodes.push(...outcomes.edges.map(({ node }) => node))
    if (!outcomes.pageInfo.hasNextPage) return { action, nodes }
    after = outcomes.pageInfo.endCursor
  }
}

async function allSignals(server: TestApp, query: string) {
  const nodes = []
  for (let after: string | null = null; ; ) {
    const { signalSearch }: BulkSignalsQuery = await server.ask(SIGNALS, { query, after })
    nodes.push(...signalSearch.signals.edges.map(({ node }) => node))
    if (!signalSearch.signals.pageInfo.hasNextPage) return nodes
    after = signalSearch.signals.pageInfo.endCursor
  }
}
