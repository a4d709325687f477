import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { oktaDisableUser } from '../../src/modules/actions/outside/okta.ts'
import { json, openStandIn, type StandIn, text } from '../outbound/stand-in.ts'
import { faultOf, openOutbound, run } from './outside-desk.ts'

const action = oktaDisableUser(openOutbound())

let server: StandIn
beforeAll(async () => {
  server = await openStandIn()
})
afterEach(() => {
  server.requests.length = 0
})
afterAll(() => server?.close())

/** Okta with one user. */
function stand(status: string) {
  const user = { id: '00u1', status, sessions: 3 }
  server.answer((request, response) => {
    const answer = (code: number, body: object) => json(code, body)(request, response)
    if (request.headers.authorization !== 'SSWS abc') return answer(401, { errorCode: 'E0000011' })
    const path = decodeURIComponent(request.path)
    if (request.method === 'GET' && /^\/api\/v1\/users\/(00u1|ann@example\.com)$/.test(path)) return answer(200, user)
    if (request.method === 'POST' && path === '/api/v1/users/00u1/lifecycle/suspend') {
      if (user.status !== 'ACTIVE') return answer(400, { errorCode: 'E0000001', errorSummary: 'Cannot suspend' })
      user.status = 'SUSPENDED'
      return answer(200, {})
    }
    if (request.method === 'DELETE' && path === '/api/v1/users/00u1/sessions') {
      user.sessions = 0
      return text(204, '')(request, response)
    }
    return answer(404, { errorCode: 'E0000007', errorSummary: 'Not found' })
  })
  return user
}

const disable = (more: object = {}) =>
  run(action, { user: 'ann@example.com', token: 'abc', url: `${server.url}/admin?x`, ...more })

it('suspends a user by login and ends their sessions, once', async () => {
  const user = stand('ACTIVE')
  const outputs = { userId: '00u1', status: 'SUSPENDED', alreadyDisabled: false, sessionsEnded: true }
  expect(await disable()).toEqual(outputs)
  expect(user).toEqual({ id: '00u1', status: 'SUSPENDED', sessions: 0 })
  expect(await disable()).toEqual({ ...outputs, alreadyDisabled: true })
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

it('leaves sessions alone where that is asked, and users who are gone', async () => {
  const user = stand('ACTIVE')
  expect(await disable({ endSessions: 'false' })).toMatchObject({ sessionsEnded: false })
  expect(user.sessions).toBe(3)
  stand('DEPROVISIONED')
  expect(await disable()).toMatchObject({ status: 'DEPROVISIONED', alreadyDisabled: true })
  expect(server.requests.at(-1)?.method).toBe('GET')
})

it('says what Okta refused, and whether it passes', async () => {
  stand('STAGED')
  expect(await faultOf(disable())).toMatchObject({
    message: expect.stringMatching(/HTTP 400.*Cannot suspend/),
    passing: false,
  })
  expect(await faultOf(disable({ user: 'nobody' }))).toMatchObject({ message: expect.stringMatching(/HTTP 404/) })
  const refused = await faultOf(disable({ token: 'hunter2' }))
  expect(refused).toMatchObject({ message: expect.stringMatching(/HTTP 401/), passing: false })
  expect(refused?.message).not.toContain('hunter2')
  server.answer(json(429, {}))
  expect(await faultOf(disable())).toMatchObject({ passing: true })
  server.answer(json(200, []))
  expect((await faultOf(disable()))?.message).toBe('Expected a user of Okta, got something else.')
})

it.each(['me', 'ME', '.', '..', ' me '])('does not take the name %j from a log for somebody else', async (user) => {
  expect((await faultOf(disable({ user })))?.message).toMatch(/^user: expected an id or a login/)
  expect(server.requests).toEqual([])
})

it('looks for a name with slashes as a name', async () => {
  stand('ACTIVE')
  await faultOf(disable({ user: '00u1/lifecycle/delete?x=' }))
  expect(server.requests.map(({ path }) => path)).toEqual(['/api/v1/users/00u1%2Flifecycle%2Fdelete%3Fx%3D'])
})
