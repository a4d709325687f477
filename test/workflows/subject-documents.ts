import { graphql } from '../gql/gql.ts'

export const SIGNAL_WORKFLOWS = graphql(`
  query WorkflowsOfSignal($id: ID!, $first: Int = 20, $after: String) {
    signal(id: $id) {
      id
      suggestedWorkflows {
        score
        matchedTags
        workflow {
          id
          name
        }
      }
      workflowRuns(first: $first, after: $after) {
        edges {
          node {
            id
            state
            trigger {
              kind
              actor {
                kind
              }
            }
            workflow {
              id
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          endCursor
        }
      }
    }
  }
`)
export const CASE_RUNS = graphql(`
  query WorkflowsOfCase($key: String!) {
    case(key: $key) {
      workflowRuns(first: 10) {
        edges {
          node {
            id
            state
          }
        }
      }
    }
  }
`)
