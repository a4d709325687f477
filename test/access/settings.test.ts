import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const oidc = { OIDC_ISSUER: 'https://issuer.example/realms/soc', OIDC_AUDIENCE: 'signalbox' }

describe('the settings of OpenID Connect', () => {
  it('are an issuer and an audience, and roles by their names in the claim `roles`', () => {
    expect(readConfig({}).oidc).toBeNull()
    expect(readConfig(oidc).oidc).toEqual({
      issuer: 'https://issuer.example/realms/soc',
      audience: 'signalbox',
      rolesClaim: 'roles',
      roleMap: null,
    })
  })

  it('translate values of the claim, distinguished names as well', () => {
    const map = 'cn=soc admins,ou=groups = Admin; viewer=Read Only'
    expect(readConfig({ ...oidc, OIDC_ROLE_MAP: map }).oidc?.roleMap).toEqual(
      new Map([
        ['cn=soc admins,ou=groups', 'Admin'],
        ['viewer', 'Read Only'],
      ]),
    )
  })

  it('are refused where they cannot work', () => {
    expect(() => readConfig({ OIDC_ISSUER: oidc.OIDC_ISSUER })).toThrow(/^OIDC_AUDIENCE: /)
    expect(() => readConfig({ ...oidc, OIDC_ISSUER: 'issuer' })).toThrow(/^OIDC_ISSUER: /)
    expect(() => readConfig({ ...oidc, OIDC_ROLE_MAP: 'Admin' })).toThrow(/^OIDC_ROLE_MAP: /)
  })
})

it('the number of proxies is a number, or false', () => {
  expect(['2', 'false', ''].map((text) => readConfig({ TRUST_PROXY: text }).trustProxy)).toEqual([2, 0, 0])
  expect(() => readConfig({ TRUST_PROXY: 'true' })).toThrow(/^TRUST_PROXY: /)
})
