import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { affected } from '../../src/modules/suppressions/critical-asset.ts'
import { graphql } from '../gql/gql.ts'
import type { CriticalAssetInput } from '../gql/graphql.ts'
import { openSilenceDesk, type SilenceDesk } from './desk.ts'

const Create = graphql(`
  mutation AssetCreate($input: CriticalAssetInput!) {
    createCriticalAsset(input: $input) {
      id
      effect
      enabled
    }
  }
`)
const Delete = graphql(`
  mutation AssetDelete($id: ID!) {
    deleteCriticalAsset(id: $id)
  }
`)
const All = graphql(`
  query AssetList {
    criticalAssets {
      id
      name
      query
      ruleQuery
      effect
      enabled
    }
  }
`)

let desk: SilenceDesk
beforeAll(async () => {
  desk = await openSilenceDesk()
})
afterAll(() => desk?.server.close())

const asset = async (input: Partial<CriticalAssetInput>): Promise<string> => {
  const whole: CriticalAssetInput = { name: 'asset', query: '', ruleQuery: '', effect: 'INCREASE', ...input }
  return (await desk.server.ask(Create, { input: whole })).createCriticalAsset.id
}
const log = (ddsource: string, user: string, more: object = {}) => ({
  ...{ ddsource, message: `${ddsource} of ${user}`, usr: { id: user } },
  ...more,
})

describe('effects', () => {
  it('give the highest result, and the same one counts once', () => {
    expect(affected('MEDIUM', [])).toBe('MEDIUM')
    expect(affected('MEDIUM', ['INCREASE', 'INCREASE'])).toBe('HIGH')
    expect(affected('MEDIUM', ['DECREASE'])).toBe('LOW')
    expect(affected('MEDIUM', ['DECREASE', 'INCREASE'])).toBe('HIGH')
    expect(affected('MEDIUM', ['INFO'])).toBe('INFO')
    expect(affected('MEDIUM', ['INFO', 'DECREASE'])).toBe('LOW')
    expect(affected('CRITICAL', ['INCREASE'])).toBe('CRITICAL')
    expect(affected('INFO', ['DECREASE'])).toBe('INFO')
    expect(affected('LOW', ['CRITICAL', 'DECREASE'])).toBe('CRITICAL')
  })
})

describe('critical assets', () => {
  it('adjust the severity of signals about them, which say what it was before', async () => {
    await desk.rule('asset')
    const id = await asset({ name: 'boss', query: '@usr.id:boss', ruleQuery: 'name:asset', effect: 'INCREASE' })
    await asset({ name: 'other rule', query: '@usr.id:boss', ruleQuery: 'name:nothing', effect: 'CRITICAL' })
    await asset({ name: 'off', query: '@usr.id:boss', ruleQuery: '', effect: 'CRITICAL', enabled: false })
    await asset({ name: 'intern', query: 'host:lab-*', ruleQuery: '', effect: 'DECREASE' })
    await desk.server.post([
      log('asset', 'boss'),
      log('asset', 'ada'),
      log('asset', 'bea', { hostname: 'lab-1' }),
      log('asset', 'cai boss', { hostname: 'lab-2' }),
    ])
    const found = (await desk.signals('source:asset')).sort((a, b) => (a.message < b.message ? -1 : 1))
    expect(found.map(({ severity, originalSeverity, message }) => [severity, originalSeverity, message])).toEqual([
      ['MEDIUM', 'MEDIUM', 'Look at ada, severity 2.'],
      ['LOW', 'MEDIUM', 'Look at bea, severity 1.'],
      ['HIGH', 'MEDIUM', 'Look at boss, severity 3.'],
      ['LOW', 'MEDIUM', 'Look at cai boss, severity 1.'],
    ])
    await desk.server.ask(Delete, { id })
    desk.server.clock.advance(3 * 3_600_000)
    await desk.server.post([log('asset', 'boss')])
    expect((await desk.signals('source:asset @usr.id:boss')).map(({ severity }) => severity).sort()).toEqual([
      'HIGH',
      'MEDIUM',
    ])
  })

  it('make an open signal worse when it turns out to be about them', async () => {
    await desk.rule('later', { queries: [{ query: 'source:later', groupBy: ['host'] }] })
    await asset({ name: 'safe', query: '@file.path:/safe', ruleQuery: 'name:later', effect: 'CRITICAL' })
    await desk.server.post([log('later', 'ada', { hostname: 'web' })])
    expect(await desk.signals('source:later')).toMatchObject([{ severity: 'MEDIUM' }])
    await desk.server.post([log('later', 'ada', { hostname: 'web', file: { path: '/safe' } })])
    expect(await desk.signals('source:later')).toMatchObject([{ severity: 'CRITICAL', originalSeverity: 'MEDIUM' }])
  })

  it('count from what the environment has made of the severity', async () => {
    await desk.rule('env', { options: { decreaseCriticalityBasedOnEnv: true } })
    await asset({ name: 'payments', query: 'service:payments', ruleQuery: 'name:env', effect: 'INCREASE' })
    await desk.server.post([
      log('env', 'ada', { ddtags: 'env:staging' }),
      log('env', 'bea', { ddtags: 'env:test2', service: 'payments' }),
      log('env', 'cai', { ddtags: 'env:prod', service: 'payments' }),
    ])
    const severity = async (user: string) => (await desk.signals(`source:env @usr.id:${user}`))[0]?.severity
    expect([await severity('ada'), await severity('bea'), await severity('cai')]).toEqual(['LOW', 'MEDIUM', 'HIGH'])
  })

  it('are listed by name, and refused with the place of what is wrong', async () => {
    const { criticalAssets } = await desk.server.ask(All, {})
    expect(criticalAssets.map(({ name }) => name).slice(0, 3)).toEqual(['intern', 'off', 'other rule'])
    await expect(asset({ query: '(' })).rejects.toThrow('input.query')
    await expect(asset({ ruleQuery: 'a:"' })).rejects.toThrow('input.ruleQuery')
    await expect(desk.server.ask(Delete, { id: 'cri_nothing' })).rejects.toThrow('NOT_FOUND')
  })
})
