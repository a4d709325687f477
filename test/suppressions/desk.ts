import { graphql } from '../gql/gql.ts'
import type { DetectionRuleInput, SuppressionInput } from '../gql/graphql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const Create = graphql(`
  mutation SilenceCreateRule($input: DetectionRuleInput!) {
    createRule(input: $input) {
      id
    }
  }
`)

const Suppress = graphql(`
  mutation SilenceCreate($input: SuppressionInput!) {
    createSuppression(input: $input) {
      id
      version
      suppressedCount
    }
  }
`)

const Update = graphql(`
  mutation SilenceUpdate($id: ID!, $input: SuppressionInput!, $expectedVersion: Int) {
    updateSuppression(id: $id, input: $input, expectedVersion: $expectedVersion) {
      id
      version
    }
  }
`)

const Counts = graphql(`
  query SilenceCounts($query: String) {
    suppressions(query: $query, first: 1000) {
      edges {
        node {
          id
          name
          suppressedCount
          excludedCount
        }
      }
    }
  }
`)

const Signals = graphql(`
  query SilenceSignals($query: String!, $from: TimePoint!) {
    signalSearch(query: $query, range: { from: $from, to: "now+1d" }) {
      total
      signals(first: 1000) {
        edges {
          node {
            id
            title
            message
            severity
            originalSeverity
            eventsMatched
            firstSeen
            lastSeen
            attributes
            triage {
              state
            }
            suppressions {
              name
            }
            queries {
              groupBy {
                value
              }
            }
          }
        }
      }
    }
  }
`)

const Ledger = graphql(`
  query SilenceLedger($id: ID!, $range: TimeRangeInput!) {
    rule(id: $id) {
      suppressions {
        name
      }
      ledger(range: $range) {
        logsMatched
        signalsCreated
        matchesMerged
        matchesSuppressed
        matchesExcluded
        lateLogs
        errors
      }
    }
  }
`)

export interface SilenceDesk {
  readonly server: TestApp
  rule(name: string, different?: Partial<DetectionRuleInput>): Promise<string>
  suppress(input: Partial<SuppressionInput>): Promise<string>
  update(id: string, input: Partial<SuppressionInput>, expectedVersion?: number): Promise<number>
  counts(id: string): Promise<{ suppressedCount: number; excludedCount: number } | undefined>
  signals(query: string, from?: string): ReturnType<typeof signalsOf>
  ledger(ruleId: string, range?: { from: string; to: string }): Promise<LedgerFigures>
}

export interface LedgerFigures {
  readonly logsMatched: number
  readonly signalsCreated: number
  readonly matchesMerged: number
  readonly matchesSuppressed: number
  readonly matchesExcluded: number
  readonly lateLogs: number
  readonly errors: number
}

export const ALL_TIME = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' }

async function signalsOf(server: TestApp, query: string, from: string) {
  const { signalSearch } = await server.ask(Signals, { query, from })
  return signalSearch.signals.edges.map(({ node }) => node)
}

/** A server with rules of one's own, and what one asks it about silence. */
export async function openSilenceDesk(): Promise<SilenceDesk> {
  const server = await startTestApp()
  const whole = (input: Partial<SuppressionInput>): SuppressionInput => ({ name: 'silence', ruleQuery: '', ...input })
  return {
    server,
    rule: async (name, different = {}) => {
      const input: DetectionRuleInput = {
        name,
        message: 'Look at {{@usr.id}}, severity {{severity}}.',
        queries: [{ query: `source:${name}`, groupBy: ['@usr.id'] }],
        cases: [{ condition: 'a > 0', severity: 'MEDIUM' }],
        options: { evaluationWindow: 'PT5M', keepAlive: 'PT10M', maxSignalDuration: 'PT1H' },
        ...different,
      }
      return (await server.ask(Create, { input })).createRule.id
    },
    suppress: async (input) => (await server.ask(Suppress, { input: whole(input) })).createSuppression.id,
    update: async (id, input, expectedVersion) =>
      (await server.ask(Update, { id, input: whole(input), expectedVersion: expectedVersion ?? null }))
        .updateSuppression.version,
    counts: async (id) =>
      (await server.ask(Counts, { query: `id:${id}` })).suppressions.edges.map(({ node }) => node)[0],
    signals: (query, from = '2026-01-01T00:00:00Z') => signalsOf(server, query, from),
    ledger: async (id, range = ALL_TIME) => {
      const { rule } = await server.ask(Ledger, { id, range })
      if (!rule) throw new Error(`There is no rule ${id}.`)
      return rule.ledger
    },
  }
}
