import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { LOG_FIELDS } from '../../src/modules/logs/log.fields.ts'
import { compileSelection, RuleSetMatcher, type Selection, selectionPredicate } from '../../src/search/index.ts'
import { logFolders, REAL_DATA } from '../logs/normalize/real-data.ts'
import { documentsOf, HAS_REAL_RULES, type RealRules, readJsonLines, realRules, rulesOf } from './real-rules.ts'

interface Match {
  readonly events_file: string
  readonly line: number
  readonly rule_id: string
}

const written = ({ events_file, line, rule_id }: Match) => `${events_file}:${line} ${rule_id}`

/** Keywords in logs that are no lines of text: the expectations judge them on lines of text alone. */
const WITHOUT_VERDICT = new Set([
  'ada3bc4f-f0fd-42b9-ba91-e105e8af7342',
  '5513deaf-f49a-46c2-a6c8-3f111b5cb453',
  '65354b83-a2ea-4ea6-8414-3ab38be0d409',
])

const isWithoutVerdict = ({ events_file, rule_id }: Match) =>
  WITHOUT_VERDICT.has(rule_id) && events_file.startsWith('logs/waf_http/')

/** SigmaHQ's own test says that the rule matches the event, whose fields are called in words; the expectations read them under one word. */
const CONTRADICTED = 'logs/windows/sigma_regression.ndjson:12 a7c3e5f2-8b1d-4e9a-b6c2-3d7f5e8a9b4c'

describe.skipIf(!HAS_REAL_RULES)('real rules', () => {
  let real: RealRules
  let matcher: RuleSetMatcher<string>
  beforeAll(() => {
    real = realRules()
    matcher = new RuleSetMatcher(
      real.rules.map((rule) => [rule.sigmaId ?? rule.file, compileSelection(rule.queries[0] as Selection, LOG_FIELDS)]),
    )
  }, 120_000)

  it('are all taken, but for those about events that are not known and one with a placeholder', () => {
    const reasons = new Map<string, number>()
    for (const { message } of real.rejected) reasons.set(message, (reasons.get(message) ?? 0) + 1)
    expect([...reasons]).toEqual([
      ['Expected a logsource whose events are known, got product windows, category file_access.', 11],
      ['Expected a logsource whose events are known, got product windows, category file_rename.', 2],
      ['Expected values for the placeholder %known_cdcs%, got none: they are known only where the rule is used.', 1],
    ])
    expect(real.rules).toHaveLength(2_415)
  })

  it('match exactly the logs that they are known to match', () => {
    const expected = readJsonLines<Match>('expected/sigma_full_run_matches.jsonl')
    const found = readJsonLines<{ events_file: string }>('expected/sigma_full_run_files.jsonl').flatMap(
      ({ events_file }) =>
        documentsOf(events_file).flatMap((document, index) =>
          matcher.match(document).map((rule_id) => ({ events_file, line: index + 1, rule_id })),
        ),
    )
    const judged = found.filter((match) => !isWithoutVerdict(match))
    expect(judged.map(written).toSorted()).toEqual([...expected.map(written), CONTRADICTED].toSorted())
    expect(found.length - judged.length).toBe(21)
  }, 300_000)

  it('match the events that SigmaHQ keeps for each of them', () => {
    const documents = documentsOf('logs/windows/sigma_regression.ndjson')
    const labels = readJsonLines<{ lines: number[]; must_match_rule_id: string; match_count: number | null }>(
      'logs/windows/sigma_regression.labels.jsonl',
    )
    const missed = labels.filter(({ lines, must_match_rule_id, match_count }) => {
      const hits = lines.filter((line) => matcher.match(documents[line - 1] ?? never()).includes(must_match_rule_id))
      return hits.length < (match_count ?? 1)
    })
    expect(missed).toEqual([])
  })
})

describe.skipIf(!HAS_REAL_RULES)('rules translated from another language', () => {
  const folders = logFolders().filter((folder) => existsSync(join(REAL_DATA, 'logs', folder, 'panther_tests.ndjson')))

  it.each(folders)('agree with the tests of their originals over %s', (folder) => {
    const documents = documentsOf(`logs/${folder}/panther_tests.ndjson`)
    const labels = readJsonLines<{ line: number; rule_file: string | null; expected_match: boolean; test: string }>(
      `logs/${folder}/panther_tests.labels.jsonl`,
    )
    const wrong = labels.filter(({ line, rule_file, expected_match }) => {
      if (rule_file === null) return false
      const [rule] = rulesOf(rule_file).rules
      const [query] = rule?.queries ?? []
      return !query || selectionPredicate(query, LOG_FIELDS)(documents[line - 1] ?? never()) !== expected_match
    })
    expect(wrong).toEqual([])
  })
})

function never(): never {
  throw new Error('A label names a line that is not there.')
}
