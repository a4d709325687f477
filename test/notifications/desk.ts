import type { Config } from '../../src/config.ts'
import { graphql } from '../gql/gql.ts'
import type { DeliveryState, DetectionRuleInput, NotificationRuleInput } from '../gql/graphql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { openStandIn, type StandIn } from './stand-in.ts'

const CreateRule = graphql(`
  mutation NotifyCreateRule($input: DetectionRuleInput!) {
    createRule(input: $input) {
      id
    }
  }
`)

const Create = graphql(`
  mutation NotifyCreate($input: NotificationRuleInput!) {
    createNotificationRule(input: $input) {
      id
      name
      enabled
      query
      severities
      ruleTypes
      targets {
        kind
        address
      }
      title
      message
      version
      createdBy {
        handle
      }
    }
  }
`)

const Update = graphql(`
  mutation NotifyUpdate($id: ID!, $input: NotificationRuleInput!, $expectedVersion: Int!) {
    updateNotificationRule(id: $id, input: $input, expectedVersion: $expectedVersion) {
      id
      name
      enabled
      version
    }
  }
`)

const Deliveries = graphql(`
  query NotifyDeliveries($state: DeliveryState, $first: Int, $after: String, $rule: ID) {
    deliveries(state: $state, first: $first, after: $after, notificationRuleId: $rule) {
      edges {
        node {
          id
          state
          attempts
          createdAt
          lastAttemptAt
          nextAttemptAt
          lastError
          digest
          target {
            kind
            address
          }
          signal {
            id
            title
          }
          notificationRule {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const Retry = graphql(`
  mutation NotifyRetry($id: ID!) {
    retryDelivery(id: $id) {
      id
      state
      attempts
    }
  }
`)

export const NotificationDocuments = { Create, Update, Deliveries, Retry }

export interface NotifyDesk {
  readonly server: TestApp
  readonly outside: StandIn
  /** A rule that makes a signal of each user, named like the source of its logs. */
  rule(source: string, more?: Partial<DetectionRuleInput>): Promise<string>
  /** A notification rule; of all severities and to a webhook named like it, unless it says otherwise. */
  notify(name: string, more?: Partial<NotificationRuleInput>): Promise<string>
  log(source: string, user: string, more?: object): object
  deliveries(
    rule?: string,
    state?: DeliveryState,
  ): Promise<
    {
      id: string
      state: DeliveryState
      attempts: number
      nextAttemptAt: string | null
      lastError: string | null
      digest: boolean
      signal: { id: string; title: string } | null
    }[]
  >
  retry(id: string): Promise<string>
  /** Lets time pass, and waits for what is due then. */
  pass(seconds: number): Promise<void>
  close(): Promise<void>
}

const ALL_SEVERITIES: NotificationRuleInput['severities'] = ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']

export async function openNotifyDesk(settings: Partial<Config> = {}): Promise<NotifyDesk> {
  const outside = await openStandIn()
  const server = await startTestApp(undefined, settings)
  return {
    server,
    outside,
    rule: async (source, more = {}) => {
      const input: DetectionRuleInput = {
        name: source,
        message: `${source} by {{@usr.id}}`,
        queries: [{ query: `source:${source}`, groupBy: ['@usr.id'] }],
        cases: [{ condition: 'a > 0', severity: 'HIGH' }],
        ...more,
      }
      return (await server.ask(CreateRule, { input })).createRule.id
    },
    notify: async (name, more = {}) => {
      const input: NotificationRuleInput = {
        ...{ name, query: `source:${name}`, severities: ALL_SEVERITIES },
        targets: [{ kind: 'WEBHOOK', address: `${outside.url}/${name}` }],
        ...more,
      }
      return (await server.ask(Create, { input })).createNotificationRule.id
    },
    log: (ddsource, user, more = {}) => ({ ddsource, message: `${ddsource} of ${user}`, usr: { id: user }, ...more }),
    deliveries: async (rule, state) => {
      const { deliveries } = await server.ask(Deliveries, { rule: rule ?? null, state: state ?? null, first: 1_000 })
      return deliveries.edges.map(({ node }) => node) as never
    },
    retry: async (id) => (await server.ask(Retry, { id })).retryDelivery.state,
    pass: async (seconds) => {
      server.clock.advance(seconds * 1_000)
      await server.app.settled()
    },
    close: async () => {
      await server.close()
      await outside.close()
    },
  }
}
