import { graphql } from '../gql/gql.ts'

export const Page = graphql(`
  query EntityPageTest($kind: EntityKind!, $value: String!, $range: TimeRangeInput!) {
    entity(kind: $kind, value: $value) {
      id
      kind
      value
      firstSeen
      lastSeen
      riskScore
      riskLevel
      signalCount
      riskHistory(range: $range) {
        at
        value
      }
      signalSearch(range: $range) {
        total
        signals(first: 20) {
          edges {
            node {
              title
            }
          }
        }
        facets(facets: [{ field: "@entities" }]) {
          values {
            value
            count
          }
        }
      }
      logSearch(range: $range) {
        total
        facets(facets: [{ field: "@network.ip.list" }]) {
          values {
            value
            count
          }
        }
        topList(groupBy: { field: "@evt.name", limit: 10 }) {
          rows {
            key
            value
          }
        }
      }
    }
  }
`)

export const List = graphql(`
  query EntityListTest($query: String, $kinds: [EntityKind!], $range: TimeRangeInput!, $first: Int, $after: String) {
    entities(query: $query, kinds: $kinds, range: $range, first: $first, after: $after) {
      total
      edges {
        node {
          id
          kind
          value
          riskScore
          riskLevel
          signalCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const Node = graphql(`
  query EntityNode($id: ID!) {
    node(id: $id) {
      id
      ... on Entity {
        kind
        value
        riskScore
      }
    }
  }
`)

export const SignalEntities = graphql(`
  query EntitiesOfSignals {
    signalSearch(query: "", range: { from: "now-30d", to: "now+1d" }) {
      signals(first: 50) {
        edges {
          node {
            entities {
              kind
              value
              riskScore
              riskLevel
              signalCount
              firstSeen
            }
          }
        }
      }
    }
  }
`)

export const Triage = graphql(`
  mutation EntityTriage($input: TriageSignalInput!) {
    triageSignal(input: $input) {
      id
    }
  }
`)
