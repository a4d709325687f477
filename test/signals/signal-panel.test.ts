import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { graphql } from '../gql/gql.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { draftOf } from './draft.ts'

const PANEL = graphql(`
  query PanelSignal($id: ID!) {
    signal(id: $id) {
      id
      version
      title
      severity
      message
      attributes
      timeToDetect
      timeToAcknowledge
      timeToResolve
      rule {
        id
        name
      }
      triage {
        ...PanelTriage
      }
      ruleCase {
        name
        condition
        severity
      }
      queries {
        name
        query
        groupBy {
          field
          value
        }
        eventsMatched
        distinctValues
      }
      samples {
        id
        timestamp
        message
        status
        source
        service
        host
        tags
        attributes
        ipAddresses
      }
      history(first: 50) {
        edges {
          node {
            action
            actor {
              kind
            }
            field
            previousValue
            newValue
            reason
          }
        }
      }
    }
  }

  fragment PanelTriage on Triage {
    state
    assignee {
      id
      name
      handle
    }
    archiveReason
    changedAt
    locked
  }
`)

const TRIAGE = graphql(`
  mutation PanelTriageSignal($input: TriageSignalInput!) {
    triageSignal(input: $input) {
      version
      triage {
        ...PanelTriage
      }
    }
  }
`)

const ASSIGN = graphql(`
  mutation PanelAssign($signalId: ID!, $assigneeId: ID) {
    assignSignal(signalId: $signalId, assigneeId: $assigneeId) {
      version
      triage {
        ...PanelTriage
      }
    }
  }
`)

const COMMENT = graphql(`
  mutation PanelComment($signalId: ID!, $body: String!) {
    commentOnSignal(signalId: $signalId, body: $body) {
      history(first: 1) {
        edges {
          node {
            action
            newValue
          }
        }
      }
    }
  }
`)

const SEARCH = graphql(`
  query PanelSearch($query: String!) {
    signalSearch(query: $query, range: { from: "now-1d", to: "now+1d" }) {
      total
      signals {
        edges {
          node {
            id
            triage {
              state
            }
          }
        }
      }
    }
  }
`)

let app: TestApp
let ruleId: string
let grace: string

beforeAll(async () => {
  app = await startTestApp()
  const { access, rules } = app.app.modules
  const viewer = systemViewer('test')
  const user = await access.users.create(viewer, { name: 'Grace', handle: 'grace', email: 'grace@example.com' })
  grace = user.id
  const [rule] = await rules.service.list(viewer)
  ruleId = rule?.id ?? ''
})

afterAll(() => app.close())

let groups = 0
async function openSignal(): Promise<string> {
  groups += 1
  const { signals } = app.app.modules
  const draft = draftOf({ ruleId, groupHash: `panel ${groups}` })
  const [signal] = await app.app.stores.postgres.transaction((tx) => signals.detected.openFromDetection(tx, [draft]))
  return signal?.id ?? ''
}

describe('the panel of a signal', () => {
  it('shows what was found, what was done, and by whom', async () => {
    const id = await openSignal()
    app.clock.advance(30_000)
    await app.ask(TRIAGE, { input: { signalId: id, state: 'UNDER_REVIEW', expectedVersion: 1 } })
    const { signal } = await app.ask(PANEL, { id })
    const { samples, queries, attributes, message } = draftOf()
    expect(signal).toMatchObject({
      id,
      version: 2,
      severity: 'MEDIUM',
      message,
      attributes,
      queries,
      samples,
      rule: { id: ruleId, name: expect.any(String) },
      ruleCase: { name: 'failed only', condition: 'failed > 5', severity: 'MEDIUM' },
      triage: { state: 'UNDER_REVIEW', archiveReason: 'NONE', changedAt: '2026-03-02T09:00:30.000Z', locked: false },
      timeToDetect: 45,
      timeToAcknowledge: 30,
      timeToResolve: null,
    })
    expect(signal?.history.edges).toMatchObject([
      { node: { action: 'TRIAGED', field: 'state', previousValue: 'OPEN', newValue: 'UNDER_REVIEW' } },
      { node: { action: 'CREATED', actor: { kind: 'RULE' }, newValue: 'MEDIUM', reason: 'failed > 5' } },
    ])
  })

  it('triages, assigns and comments as its buttons do', async () => {
    const id = await openSignal()
    const archived = { state: 'ARCHIVED', archiveReason: 'FALSE_POSITIVE' } as const
    const input = { signalId: id, ...archived, archiveComment: 'A scanner of ours.' }
    expect((await app.ask(TRIAGE, { input })).triageSignal).toMatchObject({ version: 2, triage: archived })
    const assignee = { id: grace, name: 'Grace', handle: 'grace' }
    const assigned = await app.ask(ASSIGN, { signalId: id, assigneeId: grace })
    expect(assigned.assignSignal).toMatchObject({ version: 3, triage: { ...archived, assignee } })
    const unassigned = await app.ask(ASSIGN, { signalId: id, assigneeId: null })
    expect(unassigned.assignSignal).toMatchObject({ version: 4, triage: { ...archived, assignee: null } })
    const { commentOnSignal } = await app.ask(COMMENT, { signalId: id, body: 'Told the team.' })
    expect(commentOnSignal.history.edges).toEqual([{ node: { action: 'COMMENTED', newValue: 'Told the team.' } }])
  })

  it('finds a signal under its new state as soon as the mutation has answered', async () => {
    const id = await openSignal()
    await app.ask(TRIAGE, { input: { signalId: id, state: 'ARCHIVED', archiveReason: 'OTHER' } })
    const query = `id:${id} @workflow.triage.state:archived @workflow.triage.archiveReason:other`
    expect((await app.ask(SEARCH, { query })).signalSearch).toEqual({
      total: 1,
      signals: { edges: [{ node: { id, triage: { state: 'ARCHIVED' } } }] },
    })
  })
})

describe('what the panel refuses', () => {
  const refusal = async (document: { toString(): string }, variables: object) =>
    (await app.answer(document, variables)).errors

  it('a version that somebody else has changed meanwhile', async () => {
    const signalId = await openSignal()
    await app.ask(ASSIGN, { signalId, assigneeId: grace })
    const input = { signalId, state: 'UNDER_REVIEW', expectedVersion: 1 }
    expect(await refusal(TRIAGE, { input })).toMatchObject([
      { path: ['triageSignal'], extensions: { code: 'CONFLICT' } },
    ])
  })

  it('a reason without archiving, and names the argument', async () => {
    const input = { signalId: await openSignal(), state: 'OPEN', archiveReason: 'REMEDIATED' }
    const extensions = { code: 'BAD_USER_INPUT', path: 'input.archiveReason' }
    expect(await refusal(TRIAGE, { input })).toMatchObject([{ extensions }])
  })

  it('an assignee who does not exist, a comment without a word, a signal that does not exist', async () => {
    const signalId = await openSignal()
    expect(await refusal(ASSIGN, { signalId, assigneeId: 'usr_0' })).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path: 'assigneeId' } },
    ])
    expect(await refusal(COMMENT, { signalId, body: '' })).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path: 'body' } },
    ])
    expect(await refusal(PANEL, { id: 'sig_0' })).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('any change thirty days after the signal was created', async () => {
    const signalId = await openSignal()
    app.clock.advance(30 * 86_400_000)
    for (const [document, variables] of [
      [TRIAGE, { input: { signalId, state: 'ARCHIVED' } }],
      [ASSIGN, { signalId, assigneeId: grace }],
      [COMMENT, { signalId, body: 'Too late.' }],
    ] as const) {
      expect(await refusal(document, variables)).toMatchObject([{ extensions: { code: 'LOCKED' } }])
    }
    const { signal } = await app.ask(PANEL, { id: signalId })
    expect(signal).toMatchObject({ version: 1, triage: { locked: true } })
  })
})
