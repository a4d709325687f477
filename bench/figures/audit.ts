import 'reflect-metadata'
import { startEmbeddedPostgres } from '../../src/stores/embedded-postgres.ts'
import { MIGRATIONS } from '../../src/stores/migrations.ts'
import { openPostgres } from '../../src/stores/postgres.ts'
import { built } from '../built.ts'
import { alternate, type Figure } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'

const EVENTS = 1_000
const ROUNDS = 15

const { AuditTrail, AuditRepository, AuditVerifier } =
  await built<typeof import('../../src/modules/audit/index.ts')>('modules/audit/index')
const { systemClock } = await built<typeof import('../../src/kernel/clock.ts')>('kernel/clock')
const { systemViewer } = await built<typeof import('../../src/kernel/viewer.ts')>('kernel/viewer')

const folder = temporaryFolder()
const server = await startEmbeddedPostgres(`${folder.path}/postgres`)
const postgres = await openPostgres(server.url, [], MIGRATIONS)
const audit = new AuditTrail(systemClock)
const viewer = systemViewer('bench')
await postgres.dataSource.query('CREATE TABLE bare_events (LIKE audit_events INCLUDING INDEXES)')

/** As a bulk triage writes them. */
const entries = Array.from({ length: EVENTS }, (_, number) => ({
  action: 'modified' as const,
  assetType: 'security_signal',
  assetId: `sig_${String(number).padStart(26, '0')}`,
  assetName: 'Brute force against a user - failed only',
  changes: [
    { field: 'state', previousValue: 'OPEN', newValue: 'ARCHIVED' },
    { field: 'archiveReason', previousValue: 'NONE', newValue: 'FALSE_POSITIVE' },
  ],
}))
/** The same rows, ready to be inserted: what a trail without a chain would have to write. */
const ready = Array.from({ length: ROUNDS + 1 }, (_, round) =>
  JSON.stringify(
    entries.map((entry, index) => ({
      ...{ id: `aud_${round}_${index}`, sequence: round * EVENTS + index + 1, at: systemClock.now() },
      ...{ actor_kind: 'SYSTEM', actor_id: 'system', actor_name: 'bench', action: entry.action },
      ...{ asset_type: entry.assetType, asset_id: entry.assetId, asset_name: entry.assetName, changes: entry.changes },
      ...{ request_id: null, client_ip: null, previous_hash: '0'.repeat(64), hash: '0'.repeat(64) },
    })),
  ),
)
const INSERT = 'INSERT INTO bare_events SELECT * FROM json_populate_recordset(NULL::bare_events, $1::json)'

const [recorded, inserted] = await alternate(
  ROUNDS,
  () => postgres.transaction((tx) => audit.recordAll(tx, viewer, entries)),
  () => postgres.transaction((tx) => tx.query(INSERT, [ready.pop()])),
)
report({
  name: `audit events recorded and chained, to their bare INSERT, ${EVENTS} in one transaction`,
  measured: recorded as number,
  yardstick: inserted as number,
  unit: 'ms',
  target: { atMost: 3 },
})

const events = new AuditRepository(postgres)
const verifier = new AuditVerifier(events)
const ALL = (ROUNDS + 1) * EVENTS
const everything = { from: new Date(0), to: new Date(systemClock.now().getTime() + 60_000) }
const [verified, read] = await alternate(
  5,
  async () => {
    const { valid, checked } = await verifier.verify(everything)
    if (!valid || checked !== ALL) throw new Error('The trail is broken.')
  },
  async () => {
    for (let at = 0; at < ALL; at += 500) await events.listAfter(at, 500)
  },
)
report({
  name: `the chain verified, to its events read, ${ALL} events`,
  measured: verified as number,
  yardstick: read as number,
  unit: 'ms',
  target: { atMost: 3 },
})

await postgres.close()
await server.stop()
folder.remove()

function report(figure: Figure): void {
  process.send?.(figure)
}
