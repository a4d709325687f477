import 'reflect-metadata'
import type { FeedEntry } from '../../src/feed/index.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { SEVERITIES } from '../../src/kernel/severity.ts'
import { DeliveryIntake } from '../../src/modules/notifications/delivery-intake.ts'
import { DeliveryOutbox } from '../../src/modules/notifications/delivery-outbox.repository.ts'
import { NotificationRuleRepository } from '../../src/modules/notifications/notification-rule.repository.ts'
import type { NotificationRule } from '../../src/modules/notifications/notification-rule.ts'
import { Recipients } from '../../src/modules/notifications/recipients.ts'
import { SignalTargets } from '../../src/modules/signals/signal-targets.repository.ts'
import { ROWS } from '../../src/rows.ts'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { type Figure, median } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'
import { documentOf, queryOf } from '../notifications/signals.ts'

const RULES = 500
const SIGNALS = 1_000
/** The feed is read several times a second. */
const BATCH = 100
const ROUNDS = 8
/** Microseconds: a tenth of one core's second. */
const ALLOWED = 100_000

const rules = Array.from(
  { length: RULES },
  (_, n): NotificationRule => ({
    ...{ id: newId('ntf', systemClock), version: 1, name: `rule ${n}`, enabled: true, query: queryOf(n) },
    ...{ severities: SEVERITIES.slice(n % 4), ruleTypes: n % 2 ? ['LOG_DETECTION'] : [] },
    ...{
      targets: [{ kind: 'SLACK', address: `https://chat.example.com/hooks/${n % 50}` }],
      title: null,
      message: null,
    },
    ...{ creatorId: null, saverId: null, sight: null, createdAt: systemClock.now(), updatedAt: systemClock.now() },
  }),
)
const entriesOf = (round: number): FeedEntry[] =>
  Array.from({ length: SIGNALS }, (_, index) => {
    const after = documentOf((round + 1) * SIGNALS + index)
    const place = { transaction: '1', position: index, at: systemClock.now() }
    return { ...place, topic: 'signal', subjectId: after.id, before: null, after }
  })

/** Microseconds of this process, whatever else the machine does. */
async function cpu(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return user + system
}

async function measured(work: (entries: readonly FeedEntry[]) => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const entries = entriesOf(round)
    times.push(await cpu(() => work(entries)))
  }
  // The first round warms the compiler.
  return median(times.slice(1))
}

const NOBODY = { standingOf: async () => null }
const recipients = new Recipients(rules)
let matches = 0
const matching = await measured(async (entries) => {
  matches = 0
  matches += (await recipients.of(entries, NOBODY)).length
})

const folder = temporaryFolder()
// ClickHouse has threads in this process, and none of the work.
const server = await startEmbeddedPostgres(`${folder.path}/postgres`)
const postgres = await openPostgres(server.url, ROWS, MIGRATIONS)
const stored = new NotificationRuleRepository(postgres)
await postgres.transaction(async (tx) => {
  await stored.beginChange(tx)
  for (const rule of rules) await stored.save(tx, rule)
})
const intake = new DeliveryIntake({
  ...{ clock: systemClock, rules: stored, outbox: new DeliveryOutbox(), caseTargets: new SignalTargets() },
  standings: NOBODY,
})
const storing = await measured(async (entries) => {
  for (let from = 0; from < SIGNALS; from += BATCH) {
    const batch = entries.slice(from, from + BATCH)
    await postgres.transaction((tx) => intake.consume(batch, tx))
  }
})
await postgres.close()
await server.stop()
folder.remove()

for (const [name, microseconds, target] of [
  [`${RULES} notification rules against ${SIGNALS} signals, to a tenth of a core's second`, matching, { atMost: 1 }],
  ['the same with the deliveries stored', storing, null],
] as const) {
  process.send?.({
    ...{ name, measured: microseconds / 1_000, yardstick: ALLOWED / 1_000, unit: 'ms of CPU', target },
    note: `${matches} matches`,
  } satisfies Figure)
}
process.exit()
