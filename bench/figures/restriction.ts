import 'reflect-metadata'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { alternate, type Figure } from '../figure.ts'
import { graphqlClient } from '../history/client.ts'
import { temporaryFolder } from '../history/folder.ts'
import { fillIndex, fillSignals } from '../history/load.ts'
import { EXPLORER_PAGE, FACETS, type Page } from '../history/page.ts'

const DAY = 86_400_000
const KEY = 'a-key-for-the-bench-only'
const SIGNALS = 500_000
const IN_POSTGRES = 50_000

/** What a team may see: about half of all. */
const TEAM = 'status:(critical OR high OR medium) -host:nowhere'
/** What everything satisfies, and yet has to be asked of it. */
const EVERYTHING = '-host:nowhere'

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const app = await startApp({
  config: readConfig({ DATA_DIR: folder.path, PORT: '0', ADMIN_KEY: KEY, LOG_LEVEL: 'error' }),
})
const { clickhouse, postgres } = app.stores
const end = new Date()
await fillSignals(postgres, { from: 0, to: IN_POSTGRES, end })
await fillIndex(clickhouse, { from: 0, to: SIGNALS, end })

const range = { from: new Date(end.getTime() - 100 * DAY).toISOString(), to: new Date(end.getTime() + 1).toISOString() }
const facets = FACETS.map(({ field }) => ({ field }))
const pageOf = (key: string, query: string) => {
  const ask = graphqlClient<Page>(app.url, key)
  return () => ask(EXPLORER_PAGE, { query, range, facets })
}

for (const [name, restriction, query] of [
  ['page under a restriction, to a search for the same', TEAM, TEAM],
  ['page under a restriction that hides nothing, to one without', EVERYTHING, ''],
] as const) {
  const [seen, same] = [pageOf(await keyUnder(restriction), ''), pageOf(KEY, query)]
  await checkSame(seen, same)
  const [measured = 0, yardstick = 0] = await alternate(11, seen, same)
  report({ name, measured, yardstick, unit: 'ms', target: { atMost: 1.2 } })
}

await app.stop()
folder.remove()

/** The key of somebody whose only role has the restriction. */
async function keyUnder(restriction: string): Promise<string> {
  const { access } = app.modules
  const role = `rol_${restriction}`
  await postgres.transaction((tx) =>
    tx.query(
      `INSERT INTO roles (id, name, managed, permissions, restriction_query) SELECT $1, $1, false, permissions, $2 FROM roles WHERE name = 'Admin'`,
      [role, restriction],
    ),
  )
  const admin = await access.authentication.authenticate(KEY, { requestId: null, clientIp: null })
  const name = `reader ${restriction}`
  const user = await access.users.create(admin, {
    ...{ name, handle: `reader-${restriction.length}`, email: `reader-${restriction.length}@example.com` },
    roleIds: [role],
  })
  return (await access.apiKeys.create(admin, { name, ownerId: user.id })).token
}

/** A fast answer that is wrong is no figure. */
async function checkSame(seen: () => Promise<Page>, same: () => Promise<Page>): Promise<void> {
  const [one, other] = [await seen(), await same()].map(({ signalSearch: { total, signals } }) => ({ total, signals }))
  if (!one?.total || JSON.stringify(one) !== JSON.stringify(other)) throw new Error('The pages are not the same.')
}
