import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../gql/index.ts'
import { REAL_DATA, readLogs } from '../logs/normalize/real-data.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { HAS_REAL_RULES, readJsonLines } from './real-rules.ts'

const IMPORT = graphql(`
  mutation RealImport($yaml: String!) {
    importSigmaRules(yaml: $yaml) {
      imported { id }
      rejected { index title message }
    }
  }
`)
const MATCHING = graphql(`
  query RealMatching($logs: [JSONObject!]!) {
    matchingRules(logs: $logs) { matches { rule { sigmaId } } }
  }
`)
const SIGNALS = graphql(`
  query RealSignals {
    signalSearch(query: "-ruleId:none", range: { from: "now-50y", to: "now+1y" }) { total }
    logSearch(query: "source:windows", range: { from: "now-50y", to: "now+1y" }) {
      total
      logs(first: 1000) { edges { node { id signals { id } } } }
    }
  }
`)

interface Label {
  readonly lines: number[]
  readonly must_match_rule_id: string
  readonly match_count: number | null
}

/** What a client can send in one request. */
const MOST = 2_000_000

function texts(): string[] {
  const folder = join(REAL_DATA, 'sigma-rules')
  const found = ['']
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.yml') || file.startsWith('panther-derived')) continue
    const text = `${readFileSync(join(folder, file), 'utf8')}\n---\n`
    if ((found.at(-1)?.length ?? 0) + text.length > MOST) found.push('')
    found[found.length - 1] += text
  }
  return found
}

describe.skipIf(!HAS_REAL_RULES)('real Sigma rules', () => {
  let server: TestApp
  beforeAll(async () => {
    server = await startTestApp()
  })
  afterAll(() => server.close())

  const logs = () => readLogs('logs/windows/sigma_regression.ndjson').map((log) => ({ ddsource: 'windows', ...log }))

  it('are imported all at once, but for those that cannot be said exactly', async () => {
    const reasons = new Map<string, number>()
    let count = 0
    const start = performance.now()
    for (const yaml of texts()) {
      const { imported, rejected } = (await server.ask(IMPORT, { yaml })).importSigmaRules
      count += imported.length
      for (const { message } of rejected) reasons.set(message, (reasons.get(message) ?? 0) + 1)
    }
    console.info(`${count} Sigma rules imported in ${Math.round(performance.now() - start)} ms`)
    expect([...reasons]).toEqual([
      ['Expected a logsource whose events are known, got product windows, category file_access.', 11],
      ['Expected a logsource whose events are known, got product windows, category file_rename.', 2],
      ['Expected values for the placeholder %known_cdcs%, got none: they are known only where the rule is used.', 1],
    ])
    expect(count).toBe(2_415)
  }, 120_000)

  it('are found by the events that SigmaHQ keeps for each of them', async () => {
    const { matchingRules } = await server.ask(MATCHING, { logs: logs() })
    const labels = readJsonLines<Label>('logs/windows/sigma_regression.labels.jsonl')
    const missed = labels.filter(({ lines, must_match_rule_id, match_count }) => {
      const hits = lines.filter((line) =>
        matchingRules[line - 1]?.matches.some(({ rule }) => rule.sigmaId === must_match_rule_id),
      )
      return hits.length < (match_count ?? 1)
    })
    expect(missed).toEqual([])
  }, 60_000)

  it('make signals of those events, and each event tells which', async () => {
    const sent = logs()
    await server.post(sent)
    const { signalSearch, logSearch } = await server.ask(SIGNALS, {})
    expect(logSearch.total).toBe(sent.length)
    const silent = logSearch.logs.edges.filter(({ node }) => node.signals.length === 0)
    const told = new Set(logSearch.logs.edges.flatMap(({ node }) => node.signals.map(({ id }) => id)))
    console.info(`${sent.length} events, ${signalSearch.total} signals, ${silent.length} events in none`)
    expect(told.size).toBe(signalSearch.total)
  }, 120_000)
})
