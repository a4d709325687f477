import { type JWTPayload, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../src/kernel/logger.ts'
import { readClaims } from '../../src/modules/access/oidc/claims.ts'
import { IssuerKeys } from '../../src/modules/access/oidc/issuer-keys.ts'
import { type Issuer, startIssuer } from './issuer.ts'

let issuer: Issuer
let keys: IssuerKeys
let milliseconds: number
beforeEach(async () => {
  issuer = await startIssuer()
  milliseconds = 0
  keys = new IssuerKeys(issuer.url, silentLogger, () => milliseconds)
})
afterEach(() => issuer.close())

const isGood = async (token: string): Promise<boolean> => {
  try {
    await jwtVerify(token, keys.find)
    return true
  } catch {
    return false
  }
}

describe('the keys of an issuer', () => {
  it('are read once for many tokens, also when they come at once', async () => {
    const token = await issuer.sign({})
    expect(await Promise.all([1, 2, 3].map(() => isGood(token)))).toEqual([true, true, true])
    expect(await isGood(token)).toBe(true)
    expect(issuer.requests).toEqual(['/.well-known/openid-configuration', '/keys'])
  })

  it('are read anew when a token names one that is not known', async () => {
    await isGood(await issuer.sign({}))
    const next = await issuer.makeKey('next', 'EdDSA')
    issuer.publish([...issuer.keys, next])
    milliseconds = 30_000
    expect(await isGood(await issuer.sign({}, { key: next }))).toBe(true)
    expect(await isGood(await issuer.sign({}))).toBe(true)
  })

  it('are not asked for again and again by tokens with made-up key ids', async () => {
    const good = await issuer.sign({})
    await isGood(good)
    const flood = await Promise.all(
      Array.from({ length: 50 }, (_, index) => issuer.sign({}, { header: { kid: `made-up-${index}` } })),
    )
    milliseconds = 30_000
    expect(await Promise.all(flood.map(isGood))).not.toContain(true)
    for (const token of flood.slice(0, 5)) expect(await isGood(token)).toBe(false)
    expect(issuer.requests.filter((path) => path === '/keys')).toHaveLength(2)
    expect(await isGood(good)).toBe(true)
  })

  it('are believed while the issuer is away, and no longer than it says when it is back', async () => {
    const [first] = issuer.keys
    const token = await issuer.sign({})
    await isGood(token)
    issuer.goAway()
    milliseconds = 3_600_000
    expect(await isGood(token)).toBe(true)
    expect(await isGood(await issuer.sign({}, { header: { kid: 'unknown' } }))).toBe(false)
    issuer.comeBack()
    issuer.publish([await issuer.makeKey('next')])
    milliseconds += 5_000
    await isGood(await issuer.sign({}))
    expect(await isGood(await issuer.sign({}))).toBe(true)
    expect(await isGood(await issuer.sign({}, { key: first }))).toBe(false)
  })

  it('are asked for again soon when the issuer is away from the beginning', async () => {
    issuer.goAway()
    const token = await issuer.sign({})
    expect(await Promise.all([isGood(token), isGood(token)])).toEqual([false, false])
    expect(await isGood(token)).toBe(false)
    expect(issuer.requests).toHaveLength(1)
    issuer.comeBack()
    milliseconds = 5_000
    expect(await isGood(token)).toBe(true)
  })

  it('are not those that the document of another issuer leads to', async () => {
    issuer.pretend('https://issuer.example')
    expect(await isGood(await issuer.sign({}))).toBe(false)
    expect(issuer.requests).toEqual(['/.well-known/openid-configuration'])
  })
})

describe('the roles of a token', () => {
  const rolesOf = (payload: JWTPayload, rolesClaim: string, pairs: [string, string][] | null = null) =>
    readClaims(payload, { issuer: '', audience: '', rolesClaim, roleMap: pairs && new Map(pairs) }).roleNames

  it('are read from a claim, or from a path into one', () => {
    expect(rolesOf({ roles: ['Admin', 'Admin', 7, null, 'a\u0000'] }, 'roles')).toEqual(['Admin'])
    expect(rolesOf({ roles: 'Read Only' }, 'roles')).toEqual(['Read Only'])
    expect(rolesOf({ realm_access: { roles: ['Standard'] } }, 'realm_access.roles')).toEqual(['Standard'])
    expect(rolesOf({ 'https://example.com/roles': ['Admin'] }, 'https://example.com/roles')).toEqual(['Admin'])
    expect(rolesOf({ roles: { Admin: true } }, 'roles')).toEqual([])
    expect(rolesOf({ realm_access: null }, 'realm_access.roles')).toEqual([])
    expect(rolesOf({}, 'constructor.name')).toEqual([])
  })

  it('are translated where a translation is given, and nothing else counts then', () => {
    const pairs: [string, string][] = [['cn=soc,ou=groups', 'Standard']]
    expect(rolesOf({ roles: ['cn=soc,ou=groups', 'Admin'] }, 'roles', pairs)).toEqual(['Standard'])
  })
})
