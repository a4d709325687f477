import { builtInRuleId } from '../../src/modules/rules/built-in-rule.ts'
import { BUILT_IN_RULES } from '../../src/modules/rules/builtin/built-in-rules.ts'
import { type Dialect, even, skewed } from './dialect.ts'

/** A million signals are a month, so that a longer past is more signals and the newest ones stay as they are. */
export const SPACING = 2_592

export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical']
export const STATES = ['open', 'under_review', 'archived']
const SOURCES = ['cloudtrail', 'okta', 'github', 'auth', 'nginx', 'dns', 'gcp.audit', 'windows']
const SERVICES = 'storefront checkout payments search ledger shipping accounts mailer gateway sessions reports vault'
const EVENTS = 'ConsoleLogin AssumeRole PutObject GetObject DeleteObject CreateUser CreateAccessKey StopLogging'
const WORDS = SERVICES.split(' ')

export const USERS = Array.from({ length: 20 }, (_, index) => ({
  id: `usr_${String(index).padStart(26, '0')}`,
  name: `Analyst ${index}`,
  handle: `analyst-${index}`,
}))

const valuesOf = (prefix: string, tags: readonly string[]) =>
  tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length))

export const RULES = BUILT_IN_RULES.map(({ key, name, tags }) => ({
  id: builtInRuleId(key),
  name,
  tags,
  tactic: valuesOf('tactic:', tags)[0] ?? '',
  technique: valuesOf('technique:', tags)[0] ?? '',
}))

/** One in twenty signals was changed after it was written: it has two versions, and the second is archived. */
export const CHANGED = 'n % 20 = 7'

/** What signal n is, as expressions of SQL over n. */
export function signalOf(dialect: Dialect) {
  const { pick, text, list } = dialect
  const rule = skewed(dialect, 0, RULES.length)
  const assignee = skewed(dialect, 1, USERS.length)
  const unassigned = `${even(dialect, 2, 3)} > 0`
  const ofAssignee = (texts: string[]) => `CASE WHEN ${unassigned} THEN '' ELSE ${pick(texts, assignee)} END`
  const state = `CASE WHEN ${CHANGED} THEN 2 ELSE ${skewed(dialect, 4, STATES.length)} END`
  const user = `concat('user-', ${text(skewed(dialect, 5, 5_000))}, '@larkfield.example')`
  const octet = (seed: number) => text(even(dialect, seed, 256))
  const environment = pick(['env:prod', 'env:staging', 'env:dev'], skewed(dialect, 6, 3))
  const ruleTag = (place: number) =>
    pick(
      RULES.map(({ tags }) => tags[place] ?? 'team:security'),
      rule,
    )
  return {
    id: `concat('sig_', lpad(${text('9999999999 - n')}, 26, '0'))`,
    rank: skewed(dialect, 7, SEVERITIES.length),
    state,
    ruleId: pick(
      RULES.map(({ id }) => id),
      rule,
    ),
    ruleName: pick(
      RULES.map(({ name }) => name),
      rule,
    ),
    tactic: pick(
      RULES.map(({ tactic }) => tactic),
      rule,
    ),
    technique: pick(
      RULES.map(({ technique }) => technique),
      rule,
    ),
    assigneeId: ofAssignee(USERS.map(({ id }) => id)),
    assigneeName: ofAssignee(USERS.map(({ name }) => name)),
    assigneeHandle: ofAssignee(USERS.map(({ handle }) => handle)),
    source: pick(SOURCES, skewed(dialect, 8, SOURCES.length)),
    service: pick(WORDS, skewed(dialect, 9, WORDS.length)),
    host: `CASE WHEN ${even(dialect, 10, 3)} = 0 THEN '' ELSE concat('host-', ${text(skewed(dialect, 11, 200))}) END`,
    tags: list([ruleTag(0), ruleTag(1), ruleTag(2), environment]),
    user,
    address: `concat('198.51.', ${text(even(dialect, 12, 40))}, '.', ${octet(13)})`,
    event: pick(EVENTS.split(' '), skewed(dialect, 14, 8)),
    outcome: pick(['success', 'failure'], even(dialect, 15, 2)),
    events: `1 + ${skewed(dialect, 16, 10)}`,
  }
}
