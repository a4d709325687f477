import { LOG_FIELDS } from '../../src/modules/logs/log.fields.ts'
import { compileSelection, RuleSetMatcher, type Selection } from '../../src/search/index.ts'
import { documentsOf, HAS_REAL_RULES, readJsonLines, realRules } from '../../test/sigma/real-rules.ts'
import { type Figure, median } from '../figure.ts'

const RULES = 1_000
const ROUNDS = 5

if (!HAS_REAL_RULES) process.exit()

const { rules } = realRules()
const every = rules.length / RULES
const chosen = Array.from({ length: RULES }, (_, n) => rules[Math.floor(n * every)])
const documents = readJsonLines<{ events_file: string }>('expected/sigma_full_run_files.jsonl').flatMap(
  ({ events_file }) => documentsOf(events_file),
)

/** Logs a second of one core's time: what else the machine does is not ours. */
function rate(of: typeof chosen): { perSecond: number; matches: number } {
  const matcher = new RuleSetMatcher(
    of.map((rule) => [rule?.sigmaId, compileSelection(rule?.queries[0] as Selection, LOG_FIELDS)]),
  )
  let matches = 0
  const rates = Array.from({ length: ROUNDS + 1 }, () => {
    const start = process.cpuUsage()
    matches = 0
    for (const document of documents) matches += matcher.match(document).length
    const { user, system } = process.cpuUsage(start)
    return (documents.length * 1e6) / (user + system)
  })
  // The first round warms the compiler.
  return { perSecond: median(rates.slice(1)), matches }
}

for (const [name, of, target] of [
  ['1,000 Sigma rules over real logs, one core', chosen, { atLeast: 1 }],
  [`all ${rules.length} Sigma rules over real logs, one core`, rules, null],
] as const) {
  const { perSecond, matches } = rate(of as typeof chosen)
  process.send?.({
    name,
    measured: perSecond,
    yardstick: 50_000,
    unit: 'logs/s',
    target,
    note: `${documents.length} logs, ${matches} matches`,
  } satisfies Figure)
}
process.exit()
