import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../src/kernel/logger.ts'
import { createAccess } from '../../src/modules/access/module.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { Client } from '../live/client.ts'
import { type AccessDesk, openAccessDesk } from './desk.ts'
import { type Issuer, startIssuer } from './issuer.ts'

let issuer: Issuer
let desk: AccessDesk
beforeAll(async () => {
  issuer = await startIssuer()
  desk = await openAccessDesk({ oidc: settings() })
})
afterAll(async () => {
  await desk.close()
  await issuer.close()
})

const settings = () => ({
  ...{ issuer: issuer.url, audience: 'signalbox' },
  ...{ rolesClaim: 'realm_access.roles', roleMap: null },
})
const seconds = () => Math.floor(desk.server.clock.now().getTime() / 1_000)

/** What a token of this moment for somebody with these roles says. */
const claims = (sub: string, roles: readonly string[], more: JWTPayload = {}): JWTPayload => ({
  ...{ sub, iat: seconds(), exp: seconds() + 600, realm_access: { roles } },
  ...more,
})
const VIEWER = '{ viewer { user { id name handle email } roles { name } } }'
const logins = async (handle: string) => await desk.audited(`@action:login @asset.name:${handle}`)

describe('a token', () => {
  it('makes its subject a user at the first sight, with the roles that it names', async () => {
    const person = { name: 'Ada Lovelace', email: 'ada@example.com', preferred_username: 'ada' }
    const token = await issuer.sign(claims('subject-1', ['Standard', 'unheard of'], person))
    const { data } = await desk.ask(VIEWER, {}, token)
    expect(data.viewer).toEqual({
      user: { id: expect.stringMatching(/^usr_/), name: 'Ada Lovelace', handle: 'ada', email: 'ada@example.com' },
      roles: [{ name: 'Standard' }],
    })
    const events = await desk.audited('@asset.type:user @asset.name:ada')
    expect(events.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['LOGIN', 'USER'],
      ['MODIFIED', 'SYSTEM'],
      ['CREATED', 'SYSTEM'],
    ])
    expect(events[1]?.changes).toEqual([{ field: 'roles', previousValue: '[]', newValue: '["Standard"]' }])
  })

  it('is a login once, however often and in how many requests at once it is used', async () => {
    const token = await issuer.sign(claims('subject-2', ['Read Only'], { preferred_username: 'bob' }))
    const answers = await Promise.all(Array.from({ length: 8 }, () => desk.handleOf(token)))
    expect(new Set(answers)).toEqual(new Set(['bob']))
    await desk.server.restart()
    expect(await desk.handleOf(token)).toBe('bob')
    expect(await logins('bob')).toHaveLength(1)
    const other = await issuer.sign(claims('subject-2', ['Read Only'], { preferred_username: 'bob', jti: 'other' }))
    expect(await desk.handleOf(other)).toBe('bob')
    expect(await logins('bob')).toHaveLength(2)
  })

  it('makes one user, also when two processes see the first tokens of a subject at once', async () => {
    const { clock, app } = desk.server
    const { postgres } = app.stores
    const deps = { postgres, clock, audit: new AuditTrail(clock), logger: silentLogger }
    const processes = [1, 2].map(() => createAccess({ ...deps, oidc: settings() }))
    const tokens = await Promise.all(
      ['one', 'two'].map((jti) => issuer.sign(claims('twins', ['Read Only'], { preferred_username: 'twin', jti }))),
    )
    const origin = { requestId: 'request', clientIp: '192.0.2.1' }
    const viewers = await Promise.all(
      processes.flatMap(({ authentication }) => tokens.map((token) => authentication.authenticate(token, origin))),
    )
    expect(new Set(viewers.map(({ userId }) => userId)).size).toBe(1)
    expect((await logins('twin')).map(({ changes }) => changes)).toEqual([[], []])
    expect(await desk.audited('@action:created @asset.name:twin*')).toHaveLength(1)
  })

  it('brings name and roles up to date, which an older one does not undo', async () => {
    const older = await issuer.sign(claims('subject-3', ['Standard'], { name: 'Cy', preferred_username: 'cy' }))
    const unused = await issuer.sign(claims('subject-3', ['Admin'], { name: 'Cy', preferred_username: 'cy' }))
    expect((await desk.ask(VIEWER, {}, older)).data.viewer.roles).toEqual([{ name: 'Standard' }])
    desk.server.clock.advance(5_000)
    const newer = await issuer.sign(claims('subject-3', ['Read Only'], { name: 'Cyrus', preferred_username: 'cy' }))
    const now = { user: { name: 'Cyrus', handle: 'cy' }, roles: [{ name: 'Read Only' }] }
    expect((await desk.ask(VIEWER, {}, newer)).data.viewer).toMatchObject(now)
    for (const token of [older, unused]) expect((await desk.ask(VIEWER, {}, token)).data.viewer).toMatchObject(now)
  })

  it('gets no handle that somebody has, and is nobody else by an e-mail address', async () => {
    const admin = { preferred_username: 'Admin', email: 'admin@localhost' }
    const token = await issuer.sign(claims('subject-4', ['Read Only'], admin))
    expect((await desk.ask(VIEWER, {}, token)).data.viewer).toMatchObject({
      user: { handle: 'Admin-2' },
      roles: [{ name: 'Read Only' }],
    })
    const nameless = await issuer.sign(claims('subject-5', ['Read Only'], { name: 'x\u0000y', email: 'no address' }))
    expect((await desk.ask(VIEWER, {}, nameless)).data.viewer.user).toMatchObject({ name: 'xy', email: '' })
  })

  it('without a role that there is lets nobody in, and takes the roles that were had before', async () => {
    const { answer } = desk.server
    const unknown = await answer(VIEWER, {}, await issuer.sign(claims('subject-6', ['wheel'])))
    expect([unknown.status, unknown.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
    expect(unknown.errors[0]?.message).toMatch(/names no role/)
    expect(JSON.stringify(await desk.audited('@asset.type:user'))).not.toContain('subject-6')
    const before = await issuer.sign(claims('subject-7', ['Admin'], { preferred_username: 'dee' }))
    expect(await desk.handleOf(before)).toBe('dee')
    desk.server.clock.advance(1_000)
    const after = await issuer.sign(claims('subject-7', []))
    for (const token of [after, before])
      expect((await desk.ask(VIEWER, {}, token)).error).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('of a disabled user stays out, also a new one', async () => {
    const token = await issuer.sign(claims('subject-8', ['Read Only'], { preferred_username: 'eve' }))
    const { id } = (await desk.ask(VIEWER, {}, token)).data.viewer.user
    await desk.ask('mutation ($id: ID!) { disableUser(userId: $id, disabled: true) { id } }', { id })
    desk.server.clock.advance(1_000)
    for (const each of [token, await issuer.sign(claims('subject-8', ['Admin']))])
      expect((await desk.ask(VIEWER, {}, each)).error).toEqual({ code: 'UNAUTHENTICATED' })
    expect(await logins('eve')).toHaveLength(1)
  })

  it('gives an admin on whom nobody else may depend', async () => {
    const token = await issuer.sign(claims('subject-9', ['Admin'], { preferred_username: 'root' }))
    const demote = 'mutation ($id: ID!) { setUserRoles(userId: $id, roleIds: []) { id } }'
    const id = (await desk.ask(VIEWER)).data.viewer.user.id
    expect((await desk.ask(demote, { id }, token)).error).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a token is refused', () => {
  const refused = async (token: string) => (await desk.server.answer(VIEWER, {}, token)).errors[0]
  const unauthenticated = { code: 'UNAUTHENTICATED' }

  it('from another issuer, for another audience, before its time and after it', async () => {
    const good = claims('late', ['Admin'])
    for (const [wrong, what] of [
      [{ iss: 'https://issuer.example' }, /"iss"/],
      [{ aud: 'another' }, /"aud"/],
      [{ nbf: seconds() + 60 }, /"nbf"/],
      [{ exp: seconds() - 31 }, /expired/],
      [{ exp: undefined }, /"exp"/],
      [{ iat: undefined }, /"iat"/],
      [{ sub: undefined }, /"sub"/],
      [{ sub: 'x'.repeat(256) }, /subject/],
    ] as const) {
      const error = await refused(await issuer.sign({ ...good, ...wrong } as JWTPayload))
      expect(error?.message).toMatch(what)
      expect(error?.extensions).toEqual(unauthenticated)
    }
    expect(await desk.handleOf(await issuer.sign({ ...good, exp: seconds() - 29, nbf: seconds() + 29 }))).toBe('late')
  })

  it('that nobody, or somebody else, has signed', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const payload = { iss: issuer.url, aud: 'signalbox', ...claims('forged', ['Admin']) }
    const [header, body, signature] = (await issuer.sign(claims('forged', ['Read Only']))).split('.')
    const stranger = await issuer.makeKey('first', 'RS256')
    for (const token of [
      `${encode({ alg: 'none' })}.${encode(payload)}.`,
      `${encode({ alg: 'none', kid: 'first' })}.${encode(payload)}.${signature}`,
      `${header}.${encode(payload)}.${signature}`,
      `${header}.${body}.AAAA`,
      `${encode({ alg: 'HS256', kid: 'first' })}.${encode(payload)}.${signature}`,
      await issuer.sign(payload, { key: stranger }),
    ]) {
      const error = await refused(token)
      expect(error?.message).toMatch(/not signed by the issuer/)
      expect(error?.extensions).toEqual(unauthenticated)
    }
  })
})

it('ends an open socket when its token expires', async () => {
  const token = await issuer.sign(claims('short', ['Read Only'], { exp: seconds() - 29 }))
  const client = await Client.connect(`${desk.server.url.replace('http', 'ws')}/graphql`, token)
  desk.server.clock.advance(1_000)
  expect(await client.closed).toEqual({ code: 4403, reason: 'The API key or token is no longer valid' })
})

it('ends an open socket when a newer token says that the roles are others', async () => {
  const token = await issuer.sign(claims('mover', ['Standard']))
  const client = await Client.connect(`${desk.server.url.replace('http', 'ws')}/graphql`, token)
  desk.server.clock.advance(1_000)
  expect(await desk.handleOf(await issuer.sign(claims('mover', ['Read Only'])))).toBe('mover')
  expect(await client.closed).toEqual({ code: 1012, reason: 'The permissions have changed' })
})

it('lets a token see what the restriction queries of its roles find', async () => {
  await desk.createRole({
    name: 'Developer',
    permissions: ['logs_read_data', 'logs_read_index_data'],
    restrictionQuery: 'env:dev',
  })
  await desk.server.post(['dev', 'prod'].map((env) => ({ message: `in ${env}`, ddtags: `env:${env}` })))
  const search = `{ logSearch(query: "", range: { from: "now-1d", to: "now+1d" }) {
    total logs(first: 10) { edges { node { message } } } } }`
  const token = await issuer.sign(claims('developer', ['Developer']))
  expect((await desk.ask(search, {}, token)).data.logSearch).toEqual({
    total: 1,
    logs: { edges: [{ node: { message: 'in dev' } }] },
  })
})

it('still takes keys, from whoever sends them', async () => {
  expect(await desk.handleOf((await desk.key({})).token)).toBe('admin')
})
