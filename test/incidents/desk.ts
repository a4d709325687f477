import { graphql } from '../gql/gql.ts'
import type { DeclareIncidentInput, UpdateIncidentInput } from '../gql/graphql.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

graphql(`
  fragment DeskIncident on Incident {
    id
    publicId
    version
    title
    severity
    state
    fields
    commander {
      handle
    }
    customerImpacted
    customerImpactStart
    customerImpactEnd
    detectedAt
    declaredAt
    resolvedAt
    timeToDetect
    timeToRespond
    timeToRepair
    timeToResolve
    customerImpactDuration
  }
`)

const Declare = graphql(`
  mutation DeskDeclare($input: DeclareIncidentInput!) {
    declareIncident(input: $input) {
      ...DeskIncident
    }
  }
`)

const Update = graphql(`
  mutation DeskUpdate($id: ID!, $input: UpdateIncidentInput!, $expectedVersion: Int) {
    updateIncident(id: $id, input: $input, expectedVersion: $expectedVersion) {
      ...DeskIncident
    }
  }
`)

const Timeline = graphql(`
  query DeskTimeline($publicId: Int!, $first: Int!, $after: String, $order: SortDirection!) {
    incident(publicId: $publicId) {
      timeline(first: $first, after: $after, order: $order) {
        edges {
          cursor
          node {
            id
            at
            kind
            actor {
              name
            }
            body
            field
            previousValue
            newValue
            editedAt
            cursor
            signals {
              id
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

const Search = graphql(`
  query DeskIncidents($query: String!, $first: Int!, $after: String, $sort: IncidentSortInput) {
    incidents(query: $query, first: $first, after: $after, sort: $sort) {
      total
      edges {
        node {
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const INCIDENTS_OF_SIGNAL = `query ($id: ID!) {
  signal(id: $id) { triage { state } incidents { publicId title state } history(first: 2) { edges { node { action field newValue } } } }
}`
export const ADD_SIGNALS = `mutation ($id: ID!, $signalIds: [ID!]!) { addSignalsToIncident(incidentId: $id, signalIds: $signalIds) { publicId version } }`
export const REMOVE_SIGNAL = `mutation ($id: ID!, $signalId: ID!) { removeSignalFromIncident(incidentId: $id, signalId: $signalId) { publicId } }`

/** A server, what one asks it about incidents, and signals from nowhere. */
export async function openIncidentDesk() {
  const server: TestApp = await startTestApp()
  let group = 0
  const whole = (input: Partial<DeclareIncidentInput>): DeclareIncidentInput => ({
    title: 'Stolen credentials',
    severity: 'SEV_2',
    ...input,
  })
  const timeline = async (
    publicId: number,
    order: 'ASC' | 'DESC' = 'ASC',
    first = 100,
    after: string | null = null,
  ) => {
    const { incident } = await server.ask(Timeline, { publicId, first, after, order })
    if (!incident) throw new Error(`There is no incident ${publicId}.`)
    return incident.timeline
  }
  return {
    server,
    timeline,
    /** What its events tell, without what they leave open. */
    kinds: async (publicId: number) =>
      (await timeline(publicId)).edges.map(({ node: { kind, field, previousValue, newValue } }) =>
        [kind, field, previousValue, newValue].filter((part) => part !== null),
      ),
    /** Opens signals as detection would. */
    signals: async (count: number): Promise<string[]> => {
      const { modules, stores } = server.app
      const drafts = Array.from({ length: count }, () => {
        group += 1
        return draftOf({ groupHash: `group ${group}` })
      })
      const opened = await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, drafts))
      await server.app.settled()
      return opened.map(({ id }) => id)
    },
    declare: async (input: Partial<DeclareIncidentInput> = {}, key?: string) =>
      (await server.ask(Declare, { input: whole(input) }, key)).declareIncident,
    refuse: async (input: Partial<DeclareIncidentInput>, key?: string) =>
      firstError(await server.answer(Declare, { input: whole(input) }, key)),
    update: async (id: string, input: UpdateIncidentInput, expectedVersion: number | null = null) =>
      (await server.ask(Update, { id, input, expectedVersion })).updateIncident,
    refuseUpdate: async (id: string, input: UpdateIncidentInput, expectedVersion: number | null = null) =>
      firstError(await server.answer(Update, { id, input, expectedVersion })),
    search: async (query: string, more: { first?: number; after?: string; sort?: object } = {}, key?: string) => {
      const variables = {
        query,
        first: more.first ?? 100,
        after: more.after ?? null,
        sort: (more.sort as never) ?? null,
      }
      const { incidents } = await server.ask(Search, variables, key)
      return { ...incidents, titles: incidents.edges.map(({ node }) => node.title) }
    },
    /** Answers the data of an operation that is written where it is needed. */
    // biome-ignore lint/suspicious/noExplicitAny: what is answered is what the test asked for.
    run: async (document: string, variables: object = {}, key?: string): Promise<any> => {
      const { data, errors } = await server.answer(document, variables, key)
      if (errors.length) throw new Error(JSON.stringify(errors))
      return data
    },
    fail: async (document: string, variables: object = {}, key?: string) =>
      firstError(await server.answer(document, variables, key)),
  }
}

export type IncidentDesk = Awaited<ReturnType<typeof openIncidentDesk>>

function firstError({ errors }: Awaited<ReturnType<TestApp['answer']>>) {
  const [error] = errors
  if (!error) throw new Error('The operation was expected to fail.')
  return { ...error.extensions, message: error.message } as { message: string; code: string; path?: string }
}
