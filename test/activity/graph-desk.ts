import { entityId, entityText } from '../../src/kernel/entity.ts'
import { graphql } from '../gql/gql.ts'
import type { ActivityDeskQueryVariables } from '../gql/graphql.ts'
import type { TestApp } from '../support/app.ts'
import type { TestLog } from './by-definition.ts'

export const Graph = graphql(`
  query ActivityDesk(
    $kind: EntityKind!
    $value: String!
    $range: TimeRangeInput!
    $depth: Int = 1
    $limit: Int = 100
    $actions: [String!]
  ) {
    activityGraph(kind: $kind, value: $value, range: $range, depth: $depth, limit: $limit, actions: $actions) {
      nodes {
        id
        kind
        value
        distance
        riskScore
        signalCount
      }
      edges {
        from
        to
        action
        count
        outcome
        firstSeen
        lastSeen
      }
      truncated
    }
  }
`)

/** The graph that the server answers, in the words of the definition. */
export async function askGraph(server: TestApp, variables: ActivityDeskQueryVariables) {
  const { activityGraph } = await server.ask(Graph, variables)
  const texts = new Map(activityGraph.nodes.map((node) => [node.id, entityText(node)]))
  const nameOf = (id: string) => texts.get(id) ?? `an edge leads to ${id}, which is no node`
  return {
    nodes: new Map(activityGraph.nodes.map((node) => [entityText(node), node.distance])),
    ids: activityGraph.nodes.every((node) => node.id === entityId(node)),
    edges: activityGraph.edges.map(({ from, to, firstSeen, lastSeen, outcome, ...edge }) => ({
      ...edge,
      ...{ from: nameOf(from), to: nameOf(to), outcome: outcome ?? null },
      firstSeen: Date.parse(firstSeen),
      lastSeen: Date.parse(lastSeen),
    })),
    truncated: activityGraph.truncated,
  }
}

interface StoredRoles extends TestLog {
  readonly actors: string[]
  readonly addresses: string[]
  readonly objects: string[]
}

/** All stored logs, and what the store says of their entities. */
export const storedLogs = (server: TestApp): Promise<StoredRoles[]> =>
  server.app.stores.clickhouse.query<StoredRoles>(
    'SELECT toUnixTimestamp64Milli(logs.timestamp) AS timestamp, source, host, attributes, actors, addresses, objects FROM logs',
  )
