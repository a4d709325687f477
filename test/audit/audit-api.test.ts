import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { graphql } from '../gql/gql.ts'
import type { AuditTrailEventsQuery } from '../gql/graphql.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'

const Events = graphql(`
  query AuditTrailEvents($query: String!, $range: TimeRangeInput!, $first: Int = 50, $after: String) {
    auditEvents(query: $query, range: $range, first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          at
          actor {
            kind
            id
            name
          }
          action
          assetType
          assetId
          assetName
          changes {
            field
            previousValue
            newValue
          }
          requestId
          clientIp
          sequence
          hash
          previousHash
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
    }
  }
`)

const Verify = graphql(`
  query AuditTrailVerify($range: TimeRangeInput!) {
    verifyAuditTrail(range: $range) {
      valid
      checked
      firstBrokenId
    }
  }
`)

const SaveView = graphql(`
  mutation AuditTrailSaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      id
    }
  }
`)

const UpdateView = graphql(`
  mutation AuditTrailUpdateView($id: ID!, $input: SaveViewInput!) {
    updateView(id: $id, input: $input) {
      id
    }
  }
`)

const range = { from: 'now-1d', to: 'now+1d' }
const view = (name: string, query = 'status:high') => ({ name, query, range: { from: 'now-7d' } })
let server: TestApp
let analyst: { id: string; key: string }
let queues: string

const find = async (query: string, key?: string) =>
  (await server.ask(Events, { query, range }, key)).auditEvents.edges.map(({ node }) => node)
const saveView = async (name: string, key?: string) =>
  (await server.ask(SaveView, { input: view(name) }, key)).saveView.id

beforeAll(async () => {
  server = await startTestApp()
  analyst = await addUser(server, 'dara', 'Admin')
  server.clock.advance(60_000)
  queues = await saveView('Night queue', analyst.key)
  server.clock.advance(60_000)
  await server.ask(UpdateView, { id: queues, input: view('Day queue', 'status:low') }, analyst.key)
})
afterAll(() => server.close())

describe('an audit event', () => {
  it('tells who did what to which thing, when and from where', async () => {
    const [modified, created] = await find(`@asset.id:${queues}`)
    expect(modified).toMatchObject({
      at: '2026-03-02T09:02:00.000Z',
      actor: { kind: 'USER', id: analyst.id, name: 'dara' },
      action: 'MODIFIED',
      assetType: 'saved_view',
      assetId: queues,
      assetName: 'Day queue',
      changes: [
        { field: 'name', previousValue: 'Night queue', newValue: 'Day queue' },
        { field: 'query', previousValue: 'status:high', newValue: 'status:low' },
      ],
      clientIp: '127.0.0.1',
      previousHash: created?.hash,
      sequence: (created?.sequence as number) + 1,
    })
    expect(modified?.requestId).toEqual(expect.any(String))
    expect(modified?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(created).toMatchObject({ action: 'CREATED', assetName: 'Night queue' })
  })

  it('is found by its id, by those who may read it', async () => {
    const [event] = await find(`@asset.id:${queues}`)
    const node = 'query ($id: ID!) { node(id: $id) { __typename id ... on AuditEvent { assetName actor { name } } } }'
    const { data } = await server.answer(node, { id: event?.id })
    expect(data).toEqual({
      node: { __typename: 'AuditEvent', id: event?.id, assetName: 'Day queue', actor: { name: 'dara' } },
    })
    expect((await server.answer(node, { id: `aud_${'0'.repeat(26)}` })).data).toEqual({ node: null })
    const reader = await addUser(server, 'reader', 'Read Only')
    expect((await server.answer(node, { id: event?.id }, reader.key)).data).toEqual({ node: null })
  })

  it('is there as soon as the mutation has answered', async () => {
    for (let number = 0; number < 5; number += 1) {
      const id = await saveView(`at once ${number}`)
      expect(await find(`@asset.id:${id}`)).toHaveLength(1)
    }
  })
})

describe('searching', () => {
  it.each([
    ['@evt.name:"Cloud Security Platform" @asset.type:saved_view @action:modified', ['Day queue']],
    ['@action:MODIFIED @asset.type:saved*', ['Day queue']],
    ['@asset.name:"Night queue"', ['Night queue']],
    ['@asset.changed:query @asset.previous_value:*', ['Day queue']],
    ['@asset.previous_value.name:"Night queue"', ['Day queue']],
    ['@asset.new_value.name:"Night queue"', ['Night queue']],
    ['@asset.new_value:"status:low"', ['Day queue']],
    ['"night queue" -@action:created', ['Day queue']],
    ['dara modified', ['Day queue']],
    ['@evt.name:"Access Management" @asset.type:user @asset.name:dara', ['dara']],
    ['source:audit @usr.email:dara@example.com @action:created @asset.type:saved_view', ['Night queue']],
    [
      '@usr.name:dara @evt.actor.type:(user OR system) CIDR(@network.client.ip, 127.0.0.0/8) queue',
      ['Day queue', 'Night queue'],
    ],
    ['@evt.actor.type:system @asset.type:user', ['admin']],
    ['-*', []],
    ['nothing:such', []],
  ])('%s', async (query, names) => {
    const found = await find(`${query} -at -@asset.name:reader`)
    expect(found.map(({ assetName }) => assetName)).toEqual(names)
  })

  it('finds everything one request has done', async () => {
    const [event] = await find(`@asset.id:${queues} @action:modified`)
    expect(await find(`request_id:${event?.requestId}`)).toEqual([event])
  })

  it('finds what a program did by its own name and by the person whose key it used', async () => {
    const { data } = await server.answer<{ roles: { id: string; name: string }[] }>('{ roles { id name } }')
    const roleIds = data.roles.filter(({ name }) => name === 'Admin').map(({ id }) => id)
    const { data: made } = await server.answer<{ createApiKey: { token: string; apiKey: { id: string } } }>(
      'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { token apiKey { id } } }',
      { input: { name: 'nightly', roleIds } },
      analyst.key,
    )
    const id = await saveView('by a program', made.createApiKey.token)
    const found = await find(`@usr.id:${analyst.id} @usr.name:dara @evt.actor.type:api_key @evt.actor.name:nightly`)
    expect(found.map(({ assetId }) => assetId)).toEqual([id])
    expect(found[0]?.actor).toEqual({ kind: 'API_KEY', id: made.createApiKey.apiKey.id, name: 'nightly' })
  })

  it('names what can be searched', async () => {
    const { data } = await server.answer<{ auditFields: { field: string }[] }>(
      '{ auditFields(prefix: "asset.new_value") { field label kind } }',
    )
    expect(data.auditFields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['@asset.new_value', '@asset.new_value.name', '@asset.new_value.query']),
    )
  })

  it('takes huge values', async () => {
    const query = `status:(${Array.from({ length: 400 }, (_, number) => `word${number}`).join(' OR ')})`
    const { saveView: saved } = await server.ask(SaveView, { input: view('Huge', query) })
    const [event] = await find('@asset.type:saved_view word399')
    expect(event).toMatchObject({ assetId: saved.id, assetName: 'Huge' })
    expect(event?.changes.find(({ field }) => field === 'query')?.newValue).toBe(query)
  })

  it('answers an empty page where nothing was done', async () => {
    const { auditEvents } = await server.ask(Events, { query: '', range: { from: '2020-01-01', to: '2020-01-02' } })
    expect(auditEvents).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
    })
  })

  it('says what is wrong with a query, a range, a page or a cursor', async () => {
    const wrong = async (different: object) => {
      const { errors } = await server.answer(Events, { query: '', range, ...different })
      return errors.map(({ extensions: { code, path, offset, length } }) => ({ code, path, offset, length }))
    }
    const bad = { code: 'BAD_USER_INPUT' }
    expect(await wrong({ query: 'a AND (b' })).toEqual([{ ...bad, path: 'query', offset: 8, length: 0 }])
    expect(await wrong({ range: { from: 'now', to: 'now-1d' } })).toMatchObject([{ ...bad, path: 'range' }])
    expect(await wrong({ range: { from: 'yesterday' } })).toMatchObject([{ ...bad, path: 'range.from' }])
    expect(await wrong({ first: 1_001 })).toMatchObject([{ ...bad, path: 'first' }])
    expect(await wrong({ after: 'made up' })).toMatchObject([{ ...bad, path: 'after' }])
  })
})

it('pages without skipping or repeating while events arrive', async () => {
  const { auditEvents: whole } = await server.ask(Events, { query: '', range, first: 1_000 })
  const before = whole.edges.map(({ node }) => node.id)
  const seen: string[] = []
  let after: string | null | undefined = null
  do {
    const page: AuditTrailEventsQuery = await server.ask(Events, { query: '', range, first: 7, after })
    const { edges, pageInfo } = page.auditEvents
    seen.push(...edges.map(({ node }) => node.id))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    server.clock.advance(1_000)
    await saveView('meanwhile')
  } while (after)
  expect(seen).toEqual(before)
})

describe('verifying', () => {
  it('finds a trail that nobody has touched valid, also after a restart', async () => {
    const { verifyAuditTrail: first } = await server.ask(Verify, { range })
    expect(first).toMatchObject({ valid: true, firstBrokenId: null })
    await server.restart()
    await saveView('after the restart')
    const { verifyAuditTrail } = await server.ask(Verify, { range })
    expect(verifyAuditTrail).toEqual({ valid: true, checked: first.checked + 1, firstBrokenId: null })
    expect(await find('"after the restart"')).toHaveLength(1)
  })

  it('takes ranges of any size, and refuses what is none', async () => {
    for (const from of ['-9999999999999999', '1900-01-01', '9999999999999999']) {
      const { errors } = await server.answer(Verify, { range: { from, to: '9999999999999999' } })
      expect(errors.map(({ extensions }) => extensions.code).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([])
    }
    const { errors } = await server.answer(Verify, { range: { from: 'now', to: 'now-1d' } })
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'BAD_USER_INPUT', path: 'range' }])
  })

  it('names the event that somebody has edited, and the one behind what somebody has deleted', async () => {
    const { dataSource } = server.app.stores.postgres
    const [modified, created] = await find(`@asset.id:${queues}`)
    await dataSource.query(`UPDATE audit_events SET actor_name = 'somebody else' WHERE id = $1`, [created?.id])
    expect((await server.ask(Verify, { range })).verifyAuditTrail).toMatchObject({
      valid: false,
      firstBrokenId: created?.id,
    })
    await dataSource.query('DELETE FROM audit_events WHERE id = $1', [created?.id])
    expect((await server.ask(Verify, { range })).verifyAuditTrail).toMatchObject({
      valid: false,
      firstBrokenId: modified?.id,
    })
    // What is gone is listed no more.
    expect(await find(`@asset.id:${queues}`)).toEqual([modified])
  })
})

it('is for those who may read the audit trail', async () => {
  const { key } = await addUser(server, 'standard', 'Standard')
  const answers = [
    await server.answer(Events, { query: '', range }, key),
    await server.answer(Verify, { range }, key),
    await server.answer('{ auditFields { field } }', {}, key),
  ]
  for (const { errors } of answers)
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'FORBIDDEN', permission: 'audit_logs_read' },
    ])
  expect((await server.answer(Events, { query: '', range }, ADMIN_KEY)).errors).toEqual([])
})
