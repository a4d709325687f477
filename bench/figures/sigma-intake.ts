import 'reflect-metadata'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { REAL_DATA, readLogs, sourceOf } from '../../test/logs/normalize/real-data.ts'
import { HAS_REAL_RULES, readJsonLines, realRules } from '../../test/sigma/real-rules.ts'
import { built } from '../built.ts'
import { type Figure, median } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'

const RULES = 1_000
const ROUNDS = 5
const LOGS_A_REQUEST = 1_000
/** Twice what makes up a batch: the next one is read while the one before is stored. */
const REQUESTS_AT_ONCE = 10
const KEY = 'key-of-the-bench'

if (!HAS_REAL_RULES) process.exit()

const { startApp } = await built<typeof import('../../src/app.ts')>('app')
const folder = temporaryFolder()
const settings = { DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'error', ADMIN_KEY: KEY }
const app = await startApp({ config: readConfig(settings) })
const viewer = systemViewer('bench')
const logs = readJsonLines<{ events_file: string }>('expected/sigma_full_run_files.jsonl').flatMap(({ events_file }) =>
  readLogs(events_file).map((log) => ({ ddsource: sourceOf(events_file), ...log })),
)
const begun = performance.now()
const ids = await importRules()
const imported = performance.now() - begun

const [withSigma, without]: [number[], number[]] = [[], []]
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [enabled, rates] of [
    [true, withSigma],
    [false, without],
  ] as const) {
    // Neither the switch nor the first look of a new set of rules at a log belongs to the intake.
    await switchRules(enabled)
    await takeIn(logs.slice(0, 1))
    const start = performance.now()
    await takeIn(logs)
    // The first round warms caches and compilers.
    if (round > 0) rates.push((logs.length * 1_000) / (performance.now() - start))
  }
}
process.send?.({
  name: 'intake of real logs with 1,000 Sigma rules, to with 20 rules',
  measured: median(withSigma),
  yardstick: median(without),
  unit: 'logs/s',
  target: { atLeast: 0.7 },
  note: `${logs.length} logs; the rules were imported in ${(imported / 1_000).toFixed(1)} s`,
} satisfies Figure)
await app.stop()
folder.remove()

/** Every so many-th of the real rules, in one text. */
async function importRules(): Promise<string[]> {
  const files = [...new Set(realRules().rules.map(({ file }) => file))]
  const chosen = Array.from({ length: RULES }, (_, n) => files[Math.floor((n * files.length) / RULES)] as string)
  const yaml = chosen.map((file) => readFileSync(join(REAL_DATA, file), 'utf8')).join('\n---\n')
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({
      query: 'mutation ($yaml: String!) { importSigmaRules(yaml: $yaml) { imported { id } rejected { message } } }',
      variables: { yaml },
    }),
  })
  const { data } = (await response.json()) as { data: { importSigmaRules: { imported: { id: string }[] } } }
  const made = data.importSigmaRules.imported.map(({ id }) => id)
  if (made.length !== RULES) throw new Error(`${made.length} rules were imported.`)
  return made
}

/** Every rule is a new version, so that no round finds signals of the one before. One is switched as anybody would, so that the server hears of it. */
async function switchRules(enabled: boolean): Promise<void> {
  const [last = ''] = ids
  await app.stores.postgres.transaction((tx) =>
    tx.query(
      'UPDATE rules SET version = version + 1, enabled = CASE WHEN sigma_id IS NULL THEN enabled ELSE $2 END WHERE id <> $1',
      [last, enabled],
    ),
  )
  await app.modules.rules.authoring.enable(viewer, last, enabled)
}

/** As shippers send them, until everything is evaluated. */
async function takeIn(all: readonly object[]): Promise<void> {
  const requests: (readonly object[])[] = []
  for (let at = 0; at < all.length; at += LOGS_A_REQUEST) requests.push(all.slice(at, at + LOGS_A_REQUEST))
  const sender = async () => {
    for (let request = requests.shift(); request; request = requests.shift()) {
      await app.modules.intake.ingest(viewer, request)
    }
  }
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, sender))
  await app.settled()
}
