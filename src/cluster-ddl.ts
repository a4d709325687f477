import { parseArgs } from 'node:util'
import { isClusterName } from './config.ts'
import { clickHouseDefinitions } from './stores/clickhouse-migrations.ts'
import { onCluster } from './stores/cluster.ts'
import { clickhouseMigrations } from './stores/stores.ts'

/** Prints the tables of a ClickHouse cluster, for those who make them by hand. The server makes the same when it starts with CLICKHOUSE_CLUSTER. */
const { cluster = '', database = 'default' } = parseArgs({
  options: { cluster: { type: 'string' }, database: { type: 'string' } },
}).values

if (isClusterName(cluster) && isClusterName(database)) {
  // On empty tables nothing is to be brought along.
  const definitions = clickHouseDefinitions(clickhouseMigrations()).flatMap((statement) =>
    onCluster(statement, { name: cluster, database }).filter((each) => /^(?:CREATE|ALTER)/.test(each)),
  )
  process.stdout.write(`${definitions.map((each) => `${each};`).join('\n\n')}\n`)
} else {
  process.stderr.write('usage: npm run cluster-ddl -- --cluster NAME [--database NAME]\n')
  process.exitCode = 1
}
