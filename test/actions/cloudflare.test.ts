import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { cloudflareBlockIp } from '../../src/modules/actions/outside/cloudflare.ts'
import { json, openStandIn, type StandIn } from '../outbound/stand-in.ts'
import { faultOf, openOutbound, run } from './outside-desk.ts'

const action = cloudflareBlockIp(openOutbound())
const RULES = '/client/v4/accounts/acc-1/firewall/access_rules/rules'

interface Rule {
  readonly id: string
  readonly mode: string
  readonly notes?: string
  readonly configuration: { readonly target: string; readonly value: string }
}

let server: StandIn
let rules: Rule[]
beforeAll(async () => {
  server = await openStandIn()
})
afterEach(() => {
  server.requests.length = 0
})
afterAll(() => server?.close())

/** Cloudflare with the access rules of one account. */
function stand(known: Rule[] = [], blind = 0): void {
  rules = known
  let unseen = blind
  server.answer((request, response) => {
    const answer = (status: number, body: object) => json(status, body)(request, response)
    const { pathname, searchParams } = new URL(request.path, server.url)
    if (request.headers.authorization !== 'Bearer abc')
      return answer(403, { success: false, errors: [{ code: 10000 }] })
    if (pathname !== RULES) return answer(404, { success: false, errors: [{ code: 7003 }] })
    const of = (target: string | null, value: string | null) =>
      rules.filter(({ configuration }) => configuration.target === target && configuration.value === value)
    if (request.method === 'GET') {
      const result =
        unseen-- > 0 ? [] : of(searchParams.get('configuration.target'), searchParams.get('configuration.value'))
      return answer(200, { success: true, result })
    }
    const rule = JSON.parse(request.body) as Rule
    if (of(rule.configuration.target, rule.configuration.value).length)
      return answer(400, { success: false, errors: [{ code: 10009, message: 'duplicate_of_existing' }] })
    rules.push({ ...rule, id: `rule-${rules.length + 1}` })
    return answer(200, { success: true, result: rules.at(-1) })
  })
}

const block = (more: object = {}) =>
  run(action, { ip: '203.0.113.7', token: 'abc', accountId: 'acc-1', url: `${server.url}/client/v4`, ...more })
const rule = (mode: string) => ({ id: 'rule-9', mode, configuration: { target: 'ip', value: '203.0.113.7' } })

it('blocks an address once', async () => {
  stand()
  expect(await block({ notes: 'sig_1' })).toEqual({
    blocked: ['203.0.113.7'],
    ruleIds: ['rule-1'],
    alreadyBlocked: false,
  })
  expect(await block()).toMatchObject({ ruleIds: ['rule-1'], alreadyBlocked: true })
  expect(rules).toEqual([{ ...rule('block'), id: 'rule-1', notes: 'sig_1' }])
  expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET'])
})

it('blocks IPv6, in other modes, and in one zone', async () => {
  stand()
  const ips = ['2001:DB8::1', '2001:db8:0::1', '203.0.113.8']
  const blocked = await block({ ip: '', ips, mode: 'managed_challenge' })
  expect(blocked).toMatchObject({ blocked: ['2001:db8::1', '203.0.113.8'], ruleIds: ['rule-1', 'rule-2'] })
  expect(rules[0]).toMatchObject({ mode: 'managed_challenge', configuration: { target: 'ip6', value: '2001:db8::1' } })
  await faultOf(block({ accountId: '', zoneId: '../zone' }))
  expect(server.requests.at(-1)?.path).toMatch(/^\/client\/v4\/zones\/\.\.%2Fzone\/firewall\/access_rules\/rules\?/)
})

it('finds the rule of a try that got no answer', async () => {
  stand([rule('block')], 1)
  expect(await block()).toMatchObject({ ruleIds: ['rule-9'], alreadyBlocked: true })
})

it('does not turn what somebody has decided', async () => {
  stand([rule('whitelist')])
  expect(await faultOf(block())).toEqual({
    name: 'ActionFault',
    message: 'Cloudflare has another rule for 203.0.113.7 already, with the mode whitelist.',
    passing: false,
  })
  expect(rules).toEqual([rule('whitelist')])
})

it('fails for good with a wrong token, and for a while with a broken server', async () => {
  stand()
  const refused = await faultOf(block({ token: 'hunter2' }))
  expect(refused).toMatchObject({ message: expect.stringMatching(/^Expected a 2xx, got HTTP 403/), passing: false })
  expect(refused?.message).not.toContain('hunter2')
  server.answer(json(502, {}))
  expect(await faultOf(block())).toMatchObject({ passing: true })
  expect((await faultOf(block({ zoneId: 'z' })))?.message).toBe('Expected accountId or zoneId, one of the two.')
  expect((await faultOf(block({ ip: '203.0.113.0/24' })))?.message).toMatch(/^ip: expected an IP address/)
})
