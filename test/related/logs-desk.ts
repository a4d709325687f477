import { graphql } from '../gql/index.ts'
import type { TestApp } from '../support/app.ts'

const LOGS_TAB = graphql(`
  query RelatedLogsTab($id: ID!, $first: Int = 500, $after: String) {
    signal(id: $id) {
      relatedLogs(first: $first, after: $after) {
        query
        exact
        range {
          from
          to
        }
        total
        logs {
          edges {
            node {
              id
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
  }
`)

const PASTED = graphql(`
  query RelatedLogsPasted($query: String!, $range: TimeRangeInput!) {
    logSearch(query: $query, range: $range) {
      total
      logs(first: 500) {
        edges {
          node {
            id
          }
        }
      }
    }
  }
`)

const SIGNALS = graphql(`
  query RelatedLogsSignals($query: String!) {
    signalSearch(query: $query, range: { from: "now-2d", to: "now+2d" }) {
      signals(first: 500) {
        edges {
          node {
            id
            rule {
              id
            }
            queries {
              groupBy {
                field
                value
              }
            }
          }
        }
      }
    }
  }
`)

const CREATE = graphql(`
  mutation RelatedLogsRule($input: DetectionRuleInput!) {
    createRule(input: $input) {
      id
    }
  }
`)

/** What an analyst does who makes rules and looks at the logs of what they find. */
export function logsDesk(server: TestApp) {
  const tab = async (id: string, page: { first?: number; after?: string } = {}) => {
    const { signal } = await server.ask(LOGS_TAB, { id, ...page })
    const found = signal?.relatedLogs
    if (!found) throw new Error('There is no tab.')
    return { ...found, ids: found.logs.edges.map(({ node }) => node.id), texts: found.logs.edges.map(textOf).sort() }
  }
  return {
    tab,
    /** The tab, after seeing that its query finds the same in the log search. */
    async proven(id: string) {
      const found = await tab(id)
      const { logSearch } = await server.ask(PASTED, { query: found.query, range: found.range as never })
      const ids = logSearch.logs.edges.map(({ node }) => node.id)
      if (logSearch.total !== found.total || ids.join() !== found.ids.join()) {
        throw new Error(`Pasted, ${found.query} finds ${logSearch.total} instead of ${found.total}.`)
      }
      return found
    },
    async rule(source: string, different: object = {}): Promise<string> {
      const input = {
        ...{ name: source, message: source, tags: [], queries: [{ query: `source:${source}`, groupBy: ['@usr.id'] }] },
        ...{ cases: [{ condition: 'a > 0', severity: 'LOW' }], options: { evaluationWindow: 'PT0S' } },
        ...different,
      }
      return (await server.ask(CREATE, { input: input as never })).createRule.id
    },
    async signals(query: string) {
      const { signalSearch } = await server.ask(SIGNALS, { query })
      return signalSearch.signals.edges.map(({ node }) => node)
    },
  }
}

const textOf = ({ node }: { node: { message: string } }): string => node.message
