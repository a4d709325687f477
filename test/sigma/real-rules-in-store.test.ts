import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOG_FIELDS } from '../../src/modules/logs/log.fields.ts'
import {
  type SearchDocument,
  type Selection,
  SqlParams,
  selectionPredicate,
  selectionSql,
} from '../../src/search/index.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'
import { documentsOf, HAS_REAL_RULES, readJsonLines, realRules } from './real-rules.ts'

const FILES = [
  'logs/windows/sigma_regression.ndjson',
  'logs/windows/otrf/execution.cmd_sharpview_pcre_net.ndjson.gz',
  'logs/aws_cloudtrail/traildiscover.ndjson',
  'logs/azure_activity/panther_tests.ndjson',
  'logs/gcp_audit/panther_tests.ndjson',
  'logs/kubernetes_audit/panther_tests.ndjson',
  'logs/linux/otrf_auditd_sh_arp_cache.ndjson',
]
/** Conditions of one statement. */
const TOGETHER = 40

describe.skipIf(!HAS_REAL_RULES)('real rules in ClickHouse', () => {
  let stores: TestStores
  let documents: readonly SearchDocument[]
  beforeAll(async () => {
    stores = await openTestStores()
    documents = FILES.flatMap(documentsOf).map((document, index) => ({ ...document, id: `log_${index}` }))
    await stores.clickhouse.insert(
      'logs',
      documents.map((document) => {
        const timestamp = new Date(document.timestamp as number).toISOString()
        return { ...document, timestamp, received_at: timestamp, batch: 1 }
      }),
    )
  })
  afterAll(() => stores.close())

  it('select what they select in memory', async () => {
    const known = new Set(
      readJsonLines<{ rule_id: string }>('expected/sigma_full_run_matches.jsonl').map(({ rule_id }) => rule_id),
    )
    const { rules } = realRules()
    const chosen = rules.filter(({ sigmaId, index }, at) => known.has(sigmaId ?? '') || (at + index) % 10 === 0)
    for (let from = 0; from < chosen.length; from += TOGETHER) {
      const some = chosen.slice(from, from + TOGETHER)
      const params = new SqlParams()
      const found = some.map(
        ({ queries }) => `groupArrayIf(id, ${selectionSql(queries[0] as Selection, LOG_FIELDS, params)})`,
      )
      const [row] = await stores.clickhouse.query<{ found: string[][] }>(
        `SELECT [${found.join(', ')}] AS found FROM logs`,
        params.values,
      )
      for (const [index, rule] of some.entries()) {
        const matches = selectionPredicate(rule.queries[0] as Selection, LOG_FIELDS)
        const inMemory = documents.filter(matches).map(({ id }) => id)
        expect([rule.file, row?.found[index]?.toSorted()]).toEqual([rule.file, inMemory.toSorted()])
      }
    }
  }, 300_000)
})
