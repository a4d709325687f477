import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import * as documents from '../../../clients/gql/graphql.ts'
import { ADMIN_KEY } from '../../support/app.ts'
import { attackFrom } from '../attack.ts'
import { bound } from './signals.ts'
import { DAY, type Walk } from './walk.ts'

export function knowledgeWalk(walk: () => Walk): void {
  test('logs are sent, seen as they come, searched, and compared with threat intelligence', async () => {
    const { send, follow, server } = bound(walk())
    const tail = await follow(documents.LogTailDocument, { query: 'source:shop' })
    const log = { ddsource: 'shop', message: 'sold to 192.0.2.77', network: { client: { ip: '192.0.2.77' } } }
    expect((await send(documents.SendLogsDocument, { logs: [log] })).ingestLogs).toEqual({ accepted: 1, rejected: [] })
    await server.app.settled()
    expect((await tail.results.count(1))[0]?.data.logTail.source).toBe('shop')

    const feed = { name: 'Bad', format: 'LINES', category: 'scanner', intention: 'MALICIOUS' } as const
    const { createThreatFeed } = await send(documents.CreateThreatFeedDocument, { input: feed })
    const { id } = createThreatFeed
    const filled = await send(documents.FillThreatFeedDocument, {
      feedId: id,
      format: 'LINES',
      content: '192.0.2.77\n',
    })
    expect(filled.importIndicators).toMatchObject({ added: 1, rejected: [] })
    const { retroMatchFeed } = await send(documents.LookBackDocument, { feedId: id, range: DAY })
    expect(retroMatchFeed).toMatchObject({ matchedIndicators: 1, matchedLogs: 1 })
    await server.post([{ ...log, message: 'sold again' }])
    const search = { query: 'source:shop', range: DAY, facets: [{ field: 'source' }] }
    const { logSearch } = await send(documents.ExploreLogsDocument, search)
    expect(logSearch).toMatchObject({ total: 2, facets: [{ field: 'source' }] })
    expect(logSearch.facets[0]?.values).toContainEqual(expect.objectContaining({ value: 'shop', count: 2 }))
    expect(logSearch.logs.edges.map(({ node }) => node.threatIntel?.indicatorsMatched?.length ?? 0).sort()).toEqual([
      0, 1,
    ])
    expect((await send(documents.LookUpDocument, { value: '192.0.2.77' })).indicator).toMatchObject({ logMatches: 2 })
    expect((await send(documents.LogFieldsDocument, { prefix: 'sou' })).logFields[0]?.field).toBe('source')

    const list = createServer((_request, response) => response.end('192.0.2.78\n192.0.2.79\n'))
    await new Promise<void>((resolve) => list.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(list.address() as AddressInfo).port}/list`
    const { updateThreatFeed } = await send(documents.UpdateThreatFeedDocument, { id, input: { ...feed, url } })
    expect(updateThreatFeed.url).toBe(url)
    const { syncThreatFeed } = await send(documents.FetchThreatFeedDocument, { id })
    expect(syncThreatFeed).toMatchObject({ indicatorCount: 2, lastError: null })
    list.close()
    const { threatFeeds } = await send(documents.ThreatFeedsDocument, {})
    expect(threatFeeds.map(({ name }) => name)).toContain('Bad')
    expect((await send(documents.DeleteThreatFeedDocument, { id })).deleteThreatFeed).toBe(true)
  })

  test('what was found is downloaded as a file', async () => {
    const { send, server } = bound(walk())
    await server.post([{ ddsource: 'ledger', message: 'booked' }])
    server.clock.advance(1_000)
    const input = { target: 'LOGS', format: 'CSV', query: 'source:ledger', range: DAY } as const
    const { createExport } = await send(documents.CreateExportDocument, { input: { ...input, columns: ['message'] } })
    const { id, url } = createExport
    expect(createExport).toMatchObject({ total: 1, direction: 'DESC' })
    const file = await fetch(new URL(url, server.url), { headers: { authorization: `Bearer ${ADMIN_KEY}` } })
    expect([file.status, await file.text()]).toEqual([200, 'message\r\nbooked\r\n'])
    expect((await send(documents.ExportsDocument, {})).exports).toMatchObject([{ id }])
    expect((await send(documents.ExportOfDocument, { id })).export).toMatchObject({ query: 'source:ledger' })
    expect((await send(documents.DeleteExportDocument, { id })).deleteExport).toBe(true)
  })

  test('a rule is checked, tried, written, changed, restored, run over the past, and deleted', async () => {
    const { send, server } = bound(walk())
    const input = {
      name: 'Sales of {{@usr.id}}',
      message: '{{@usr.id}} sold.',
      queries: [{ query: 'source:till', groupBy: ['@usr.id'] }],
      cases: [{ condition: 'a > 0', severity: 'LOW' as const }],
    }
    const log = { ddsource: 'till', message: 'sold', usr: { id: 'ada' } }
    await server.post([log])
    expect((await send(documents.CheckRuleDocument, { input })).validateRule).toEqual({ valid: true, errors: [] })
    const samples = [{ log, expected: true }]
    expect((await send(documents.TryRuleDocument, { input, samples })).testRule.passed).toBe(true)
    const { createRule: rule } = await send(documents.CreateRuleDocument, { input })
    const { id } = rule
    const { updateRule } = await send(documents.UpdateRuleDocument, {
      id,
      input: { ...input, tags: ['team:shop'] },
      expectedVersion: rule.version,
    })
    expect(updateRule).toMatchObject({ version: rule.version + 1, tags: ['team:shop'] })
    expect((await send(documents.RestoreRuleDocument, { id, version: rule.version })).restoreRuleVersion.tags).toEqual(
      [],
    )
    const { matchingRules } = await send(documents.RulesThatMatchDocument, { logs: [log], ruleIds: [id] })
    expect(matchingRules).toMatchObject([{ index: 0, matches: [{ rule: { id } }] }])

    const { startHistoricalJob: job } = await send(documents.RunOverThePastDocument, {
      input: { ruleId: id, range: DAY },
    })
    await server.app.settled()
    const { historicalJob } = await send(documents.HistoricalResultsDocument, { id: job.id })
    expect(historicalJob).toMatchObject({ state: 'COMPLETED', resultCount: 1 })
    const resultIds = historicalJob?.results.edges.map(({ node }) => node.id) ?? []
    const { convertHistoricalResults } = await send(documents.MakeSignalsOfResultsDocument, {
      jobId: job.id,
      resultIds,
    })
    expect(convertHistoricalResults).toMatchObject([{ title: 'Sales of ada' }])
    const { cancelHistoricalJob } = await send(documents.CancelHistoricalJobDocument, { id: job.id })
    expect(cancelHistoricalJob.state).toBe('COMPLETED')

    const { rule: page } = await send(documents.RulePageDocument, { id, range: DAY })
    expect(page).toMatchObject({ signals: { total: 1 }, ledger: { errors: 0 } })
    const { rules } = await send(documents.RulesDocument, { query: 'sales' })
    expect(rules.edges.map(({ node }) => node.id)).toContain(id)
    expect((await send(documents.SwitchRuleDocument, { id, enabled: false })).enableRule.enabled).toBe(false)
    expect((await send(documents.DeleteRuleDocument, { id })).deleteRule).toBe(true)

    const yaml = `title: Password file read
logsource: { product: linux, category: process_creation }
detection: { selection: { CommandLine|contains: /etc/shadow }, condition: selection }
level: high`
    const { importSigmaRules } = await send(documents.ImportSigmaDocument, { yaml, dryRun: true })
    expect(importSigmaRules).toMatchObject({ imported: [{ name: 'Password file read' }], rejected: [] })
    const { attackMatrix } = await send(documents.AttackMatrixDocument, { range: DAY })
    const covered = attackMatrix.flatMap(({ techniques }) => techniques)
    expect(covered.some(({ ruleCount, signalCount }) => ruleCount > 0 && signalCount > 0)).toBe(true)
  })

  test('what is harmless is silenced, after it was tried, and what matters most is named', async () => {
    const { send, attack, server } = bound(walk())
    const signal = await attack()
    const input = { name: 'Our scanner', ruleQuery: '', suppressionQuery: `@network.client.ip:${signal.address}` }
    const { simulateSuppression } = await send(documents.TrySuppressionDocument, { input, range: DAY })
    expect(simulateSuppression).toMatchObject({ wouldHide: 1, bySeverity: [{ severity: 'CRITICAL', count: 1 }] })
    const { createSuppression: made } = await send(documents.CreateSuppressionDocument, { input })
    const { updateSuppression } = await send(documents.UpdateSuppressionDocument, {
      id: made.id,
      input: { ...input, description: 'Known.' },
      expectedVersion: made.version,
    })
    expect(updateSuppression).toMatchObject({ description: 'Known.', version: made.version + 1 })
    const value = { signalId: signal.id, field: '@network.client.ip', value: '203.0.113.200' }
    const { suppressSignalValue } = await send(documents.SilenceValueDocument, {
      input: { ...value, suppressionId: made.id },
    })
    expect(suppressSignalValue.suppressionQuery).toContain('203.0.113.200')
    await server.post(attackFrom('203.0.113.200'))
    const { suppression } = await send(documents.SuppressionPageDocument, { id: made.id })
    expect(suppression?.suppressedCount).toBe(1)
    const { suppressions } = await send(documents.SuppressionsDocument, { query: 'scanner' })
    expect(suppressions.edges.map(({ node }) => node.id)).toEqual([made.id])
    expect((await send(documents.DeleteSuppressionDocument, { id: made.id })).deleteSuppression).toBe(true)

    const asset = { name: 'The bank', query: 'host:bank', ruleQuery: '', effect: 'INCREASE' } as const
    const { createCriticalAsset } = await send(documents.CreateCriticalAssetDocument, { input: asset })
    expect((await send(documents.CriticalAssetsDocument, {})).criticalAssets).toMatchObject([asset])
    const { deleteCriticalAsset } = await send(documents.DeleteCriticalAssetDocument, { id: createCriticalAsset.id })
    expect(deleteCriticalAsset).toBe(true)
  })
}
