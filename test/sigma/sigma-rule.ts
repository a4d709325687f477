import { ManualClock } from '../../src/kernel/clock.ts'
import { LOG_FIELDS } from '../../src/modules/logs/log.fields.ts'
import { normalizeLog } from '../../src/modules/logs/normalize/index.ts'
import { searchDocument, toStoredLog } from '../../src/modules/logs/stored-log.ts'
import { type SearchDocument, selectionPredicate } from '../../src/search/index.ts'
import { type ImportedRule, importSigma } from '../../src/sigma/index.ts'

const clock = new ManualClock('2026-03-02T09:00:00.000Z')

/** A log as detection sees it. */
export const seen = (log: object): SearchDocument =>
  searchDocument(toStoredLog(normalizeLog(log, clock.now()), clock.now(), clock))

/** A rule over `source:app` with this detection. */
export const yamlOf = (detection: string, logsource = 'product: app'): string =>
  [
    'title: A rule',
    'logsource:',
    ...indented(logsource),
    'detection:',
    ...indented(detection.includes('condition:') ? detection : `${detection}\ncondition: selection`),
  ].join('\n')

const indented = (text: string): string[] => text.split('\n').map((line) => `  ${line}`)

export function onlyRule(yaml: string): ImportedRule {
  const { rules, rejected } = importSigma(yaml)
  const [rule] = rules
  if (!rule || rejected.length > 0) throw new Error(JSON.stringify(rejected))
  return rule
}

export const reasonOf = (yaml: string): string =>
  importSigma(yaml)
    .rejected.map(({ message }) => message)
    .join('\n')

export function matches(rule: ImportedRule, log: object): boolean {
  const [query] = rule.queries
  return query !== undefined && selectionPredicate(query, LOG_FIELDS)(seen(log))
}
