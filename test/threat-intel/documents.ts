import { graphql } from '../gql/index.ts'

export const CREATE = graphql(`
  mutation CreateFeed($input: ThreatFeedInput!) {
    createThreatFeed(input: $input) { id name enabled }
  }
`)

export const UPDATE = graphql(`
  mutation UpdateFeed($id: ID!, $input: ThreatFeedInput!) {
    updateThreatFeed(id: $id, input: $input) { id name enabled url refreshEvery }
  }
`)

export const DELETE = graphql(`
  mutation DeleteFeed($id: ID!) {
    deleteThreatFeed(id: $id)
  }
`)

export const SYNC = graphql(`
  mutation SyncFeed($id: ID!) {
    syncThreatFeed(id: $id) { id lastSyncedAt indicatorCount lastError }
  }
`)

export const IMPORT = graphql(`
  mutation Import($feedId: ID!, $format: IndicatorFormat!, $content: String!) {
    importIndicators(feedId: $feedId, format: $format, content: $content) {
      added
      updated
      removed
      rejected { line message }
      rejectedCount
    }
  }
`)

export const FEEDS = graphql(`
  query Feeds {
    threatFeeds { id name vendor format url category intention enabled indicatorCount lastSyncedAt lastError }
  }
`)

export const LOGS = graphql(`
  query ThreatLogs($query: String!, $field: String!) {
    logSearch(query: $query, range: { from: "now-30d", to: "now+1d" }) {
      total
      logs(first: 100) {
        edges {
          node {
            id
            message
            attributes
            threatIntel {
              indicatorsMatched
              results { indicator type category intention source { name url } additionalData }
            }
          }
        }
      }
      facets(facets: [{ field: $field }]) { field values { value count } }
    }
  }
`)

export const LOOK_UP = graphql(`
  query LookUp($value: String!) {
    indicator(value: $value) {
      value
      type
      matches { indicator category source { name } }
      firstSeen
      lastSeen
      logMatches
      signalMatches
    }
  }
`)

export const RETRO = graphql(`
  mutation Retro($feedId: ID!, $range: TimeRangeInput!, $first: Int = 100, $after: String) {
    retroMatchFeed(feedId: $feedId, range: $range) {
      matchedIndicators
      matchedLogs
      sightings(first: $first, after: $after) {
        edges { cursor node { indicator logId log { id timestamp message } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

export const SIGNALS = graphql(`
  query ThreatSignals($query: String!) {
    signalSearch(query: $query, range: { from: "now-30d", to: "now+1d" }) {
      total
      signals(first: 10) {
        edges {
          node {
            attributes
            highCardinality { attributes }
            samples { threatIntel { indicatorsMatched } }
            threatIntel {
              indicatorsMatched
              results { indicator category source { name } }
            }
          }
        }
      }
    }
  }
`)
