import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../access/people.ts'
import { graphql } from '../gql/gql.ts'
import { openSilenceDesk, type SilenceDesk } from './desk.ts'

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

const log = (ddsource: string, user: string, more: object = {}) => ({
  ddsource,
  message: `${ddsource} of ${user}`,
  usr: { id: user },
  ...more,
})

describe('a suppression query', () => {
  it('keeps matching signals of the selected rules from being created, and counts them', async () => {
    const ruleId = await desk.rule('login', { tags: ['team:red'] })
    await desk.rule('logout')
    const id = await desk.suppress({ name: 'ada', ruleQuery: 'team:red', suppressionQuery: '@usr.id:ada' })
    await desk.server.post([log('login', 'ada'), log('login', 'bea'), log('logout', 'ada')])
    expect((await desk.signals('source:(login OR logout)')).map(({ title }) => title).sort()).toEqual([
      'login',
      'logout',
    ])
    expect(await desk.signals('source:login @usr.id:ada')).toEqual([])
    await desk.server.post([log('login', 'ada')])
    expect(await desk.counts(id)).toMatchObject({ suppressedCount: 1, excludedCount: 0 })
    expect(await desk.ledger(ruleId)).toEqual({
      ...{ logsMatched: 3, signalsCreated: 1, matchesMerged: 0, matchesSuppressed: 2, matchesExcluded: 0 },
      ...{ lateLogs: 0, errors: 0 },
    })
  })

  it('looks at the signal as it would be created, whichever logs arrive together', async () => {
    await desk.rule('mixed', { queries: [{ query: 'source:mixed', groupBy: ['host'] }] })
    await desk.suppress({ ruleQuery: 'name:mixed', suppressionQuery: '@usr.id:cai' })
    const [first, second] = ['2026-03-02T08:00:00Z', '2026-03-02T08:00:01Z']
    await desk.server.post([
      log('mixed', 'bob', { hostname: 'one', timestamp: first }),
      log('mixed', 'cai', { hostname: 'one', timestamp: second }),
    ])
    await desk.server.post([log('mixed', 'bob', { hostname: 'two', timestamp: first })])
    await desk.server.post([log('mixed', 'cai', { hostname: 'two', timestamp: second })])
    await desk.server.post([log('mixed', 'cai', { hostname: 'three', timestamp: first })])
    expect((await desk.signals('source:mixed')).map(({ eventsMatched }) => eventsMatched)).toEqual([2, 2])
  })

  it('does not hide what became worse', async () => {
    await desk.rule('worse', {
      cases: [
        { name: 'many', condition: 'a > 2', severity: 'CRITICAL' },
        { name: 'some', condition: 'a > 0', severity: 'LOW' },
      ],
    })
    const id = await desk.suppress({ ruleQuery: 'name:worse', suppressionQuery: 'status:low' })
    await desk.server.post([log('worse', 'ada'), log('worse', 'ada')])
    expect(await desk.signals('source:worse')).toEqual([])
    expect(await desk.counts(id)).toMatchObject({ suppressedCount: 1 })
    await desk.server.post([log('worse', 'ada')])
    expect(await desk.signals('source:worse')).toMatchObject([
      { title: 'worse - many', severity: 'CRITICAL', eventsMatched: 3, attributes: { usr: { id: 'ada' } } },
    ])
    expect(await desk.counts(id)).toMatchObject({ suppressedCount: 0 })
  })

  it('works from its start to its expiry, and only while it is enabled', async () => {
    await desk.rule('timed')
    const { clock } = desk.server
    const at = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000).toISOString()
    const times = { startsAt: at(10), expiresAt: at(20) }
    const input = { ruleQuery: 'name:timed', suppressionQuery: 'source:timed' }
    const id = await desk.suppress({ ...input, ...times })
    const total = async (user: string) => {
      await desk.server.post([log('timed', user)])
      return (await desk.signals('source:timed')).length
    }
    expect(await total('before')).toBe(1)
    clock.advance(10 * 60_000)
    expect(await total('within')).toBe(1)
    await desk.update(id, { ...input, ...times, enabled: false })
    expect(await total('disabled')).toBe(2)
    await desk.update(id, { ...input, ...times })
    clock.advance(10 * 60_000)
    expect(await total('after')).toBe(3)
    // What goes on when nothing hides it any more becomes a signal.
    expect(await total('within')).toBe(4)
    expect((await desk.signals('source:timed @usr.id:within'))[0]).toMatchObject({ eventsMatched: 2 })
  })

  it('leaves a signal that is there as it is', async () => {
    await desk.rule('there')
    await desk.server.post([log('there', 'ada')])
    await desk.suppress({ ruleQuery: 'name:there', suppressionQuery: '@usr.id:ada' })
    await desk.server.post([log('there', 'ada')])
    expect(await desk.signals('source:there')).toMatchObject([
      { eventsMatched: 2, suppressions: [{ name: 'silence' }] },
    ])
  })
})

describe('a data exclusion query', () => {
  it('keeps logs from the selected rules', async () => {
    const condition = { cases: [{ condition: 'a > 1', severity: 'HIGH' as const }] }
    const ruleId = await desk.rule('scan', condition)
    const id = await desk.suppress({ ruleQuery: `ruleId:${ruleId}`, dataExclusionQuery: '@http.useragent:probe*' })
    const probe = { http: { useragent: 'probe/1' } }
    await desk.server.post([log('scan', 'ada', probe), log('scan', 'ada', probe), log('scan', 'ada')])
    expect(await desk.signals('source:scan')).toEqual([])
    await desk.server.post([log('scan', 'ada')])
    expect(await desk.signals('source:scan')).toMatchObject([{ eventsMatched: 2 }])
    expect(await desk.counts(id)).toMatchObject({ suppressedCount: 0, excludedCount: 2 })
    expect(await desk.ledger(ruleId)).toMatchObject({
      ...{ logsMatched: 4, signalsCreated: 1, matchesMerged: 1, matchesSuppressed: 0, matchesExcluded: 2 },
    })
  })
})

const All = graphql(`
  query SilenceAll($query: String, $first: Int, $after: String) {
    suppressions(query: $query, first: $first, after: $after) {
      edges {
        node {
          name
          description
          tags
          version
          createdBy {
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
const Delete = graphql(`
  mutation SilenceDelete($id: ID!) {
    deleteSuppression(id: $id)
  }
`)
const Value = graphql(`
  mutation SilenceValue($input: SuppressSignalValueInput!) {
    suppressSignalValue(input: $input) {
      id
      name
      ruleQuery
      suppressionQuery
      version
    }
  }
`)
const CREATE = `mutation ($input: SuppressionInput!) { createSuppression(input: $input) { id } }`

describe('suppressions', () => {
  it('are found, page by page, the newest first', async () => {
    for (const name of ['page one', 'page two', 'page three']) {
      await desk.suppress({ name, suppressionQuery: 'source:nothing', tags: ['Paged:yes', 'a:b', 'a:b'] })
      desk.server.clock.advance(1_000)
    }
    const first = await desk.server.ask(All, { query: 'paged:yes', first: 2, after: null })
    expect(first.suppressions.edges.map(({ node }) => node.name)).toEqual(['page three', 'page two'])
    expect(first.suppressions.edges[0]?.node).toMatchObject({ tags: ['a:b', 'paged:yes'], version: 1 })
    const after = first.suppressions.pageInfo.endCursor ?? null
    const second = await desk.server.ask(All, { query: 'paged:yes', first: 2, after })
    expect(second.suppressions.edges.map(({ node }) => node.name)).toEqual(['page one'])
    expect(second.suppressions.pageInfo.hasNextPage).toBe(false)
  })

  it('are refused with the place of what is wrong', async () => {
    const wrong = async (input: object) => {
      const { errors } = await desk.server.answer(CREATE, { input: { name: 'x', ruleQuery: '', ...input } })
      return errors[0]?.extensions
    }
    expect(await wrong({})).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input' })
    expect(await wrong({ suppressionQuery: 'a:(b' })).toMatchObject({ path: 'input.suppressionQuery', offset: 4 })
    expect(await wrong({ dataExclusionQuery: 'a AND' })).toMatchObject({ path: 'input.dataExclusionQuery' })
    expect(await wrong({ suppressionQuery: 'a:b', ruleQuery: '(' })).toMatchObject({ path: 'input.ruleQuery' })
    expect(await wrong({ suppressionQuery: 'a:b', name: ' ' })).toMatchObject({ path: 'input.name' })
    const times = { startsAt: '2026-03-02T00:00:00Z', expiresAt: '2026-03-01T00:00:00Z' }
    expect(await wrong({ suppressionQuery: 'a:b', ...times })).toMatchObject({ path: 'input.expiresAt' })
  })

  it('change for whoever has seen their last version, and are recorded with it', async () => {
    const id = await desk.suppress({ name: 'mine', suppressionQuery: 'a:b' })
    expect(await desk.update(id, { name: 'mine', suppressionQuery: 'a:b' }, 1)).toBe(1)
    expect(await desk.update(id, { name: 'mine', suppressionQuery: 'a:c' }, 1)).toBe(2)
    await expect(desk.update(id, { suppressionQuery: 'a:d' }, 1)).rejects.toThrow('CONFLICT')
    await desk.server.ask(Delete, { id })
    await expect(desk.update(id, { suppressionQuery: 'a:d' })).rejects.toThrow('NOT_FOUND')
    const recorded = await desk.server.app.stores.postgres.read<{ action: string; changes: object[] }>(
      { name: 'audit', text: 'SELECT action, changes FROM audit_events WHERE asset_id = $1 ORDER BY id' },
      [id],
    )
    expect(recorded.map(({ action }) => action)).toEqual(['created', 'modified', 'deleted'])
    expect(recorded[1]?.changes).toEqual([{ field: 'suppressionQuery', previousValue: 'a:b', newValue: 'a:c' }])
  })

  it('take values from signals', async () => {
    const ruleId = await desk.rule('value')
    await desk.server.post([log('value', 'ada "x"'), log('value', 'bea')])
    const [one, other] = (await desk.signals('source:value')).sort((a, b) => (a.message < b.message ? -1 : 1))
    const made = await desk.server.ask(Value, {
      input: { signalId: one?.id ?? '', field: '@usr.id', value: 'ada "x"' },
    })
    expect(made.suppressSignalValue).toMatchObject({
      ruleQuery: `ruleId:${ruleId}`,
      suppressionQuery: '@usr.id:"ada \\"x\\""',
      version: 1,
    })
    const { id } = made.suppressSignalValue
    const input = { signalId: other?.id ?? '', field: '@usr.id', value: 'bea', suppressionId: id }
    const added = await desk.server.ask(Value, { input })
    expect(added.suppressSignalValue).toMatchObject({
      ruleQuery: `ruleId:${ruleId}`,
      suppressionQuery: '@usr.id:("ada \\"x\\"" OR bea)',
      version: 2,
    })
    expect((await desk.server.ask(Value, { input })).suppressSignalValue.version).toBe(2)
    desk.server.clock.advance(3 * 3_600_000)
    await desk.server.post([log('value', 'ada "x"'), log('value', 'bea'), log('value', 'cai')])
    expect(await desk.signals('source:value')).toHaveLength(3)
  })

  it('are written by those who may, and read by those who may only read', async () => {
    const nobody = await desk.server.answer(CREATE, { input: { name: 'x', ruleQuery: '' } }, null)
    expect(nobody.errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
    const reader = await addUser(desk.server, 'silence.reader', 'Read Only')
    const permissionOf = async (document: string) =>
      (await desk.server.answer(document, {}, reader.key)).errors[0]?.extensions.permission
    const asset = '{ name: "a", query: "", ruleQuery: "", effect: HIGH }'
    const silence = '{ name: "a", ruleQuery: "", suppressionQuery: "a:b" }'
    expect([
      await permissionOf(`mutation { createSuppression(input: ${silence}) { id } }`),
      await permissionOf(`mutation { updateSuppression(id: "x", input: ${silence}) { id } }`),
      await permissionOf('mutation { deleteSuppression(id: "x") }'),
      await permissionOf(`mutation { createCriticalAsset(input: ${asset}) { id } }`),
      await permissionOf('mutation { deleteCriticalAsset(id: "x") }'),
    ]).toEqual([
      ...Array(3).fill('security_monitoring_suppressions_write'),
      ...Array(2).fill('security_monitoring_critical_assets_write'),
    ])
    expect(await permissionOf('{ suppressions { edges { node { name } } } criticalAssets { name } }')).toBeUndefined()
    expect(
      await permissionOf(`{ simulateSuppression(input: ${silence}, range: { from: "now-1d" }) { wouldHide } }`),
    ).toBeUndefined()
  })

  it('are found by their id', async () => {
    const id = await desk.suppress({ name: 'node', suppressionQuery: 'a:b' })
    const { data } = await desk.server.answer('query ($id: ID!) { node(id: $id) { id ... on Suppression { name } } }', {
      id,
    })
    expect(data).toEqual({ node: { id, name: 'node' } })
  })
})
