import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Session } from 'chdb'

// Makes the tables whose definitions come in, as JSON, on a cluster of this one engine, and says what they are. A Keeper in memory is enough to
// make replicated tables, but not to write into them, nor to end in order: so it is killed.
const directory = mkdtempSync(join(tmpdir(), 'signalbox-cluster-'))
const file = join(directory, 'config.xml')
writeFileSync(
  file,
  `<clickhouse><tcp_port>9000</tcp_port>
    <macros><shard>1</shard><replica>1</replica></macros>
    <zookeeper><implementation>testkeeper</implementation></zookeeper>
    <remote_servers><signals><shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard></signals></remote_servers>
  </clickhouse>`,
)
const session = new Session(join(directory, 'data'), { connectionArgs: [`--config-file=${file}`] })
for (const definition of JSON.parse(await text(process.stdin))) await session.queryAsync(definition)
const tables = await session.queryAsync(
  `SELECT name, engine, engine_full AS definition, sorting_key AS sortedBy FROM system.tables
   WHERE database = currentDatabase() ORDER BY name`,
  { format: 'JSONEachRow' },
)
process.stdout.write(`[${tables.text().trim().split('\n')}]`, () => process.kill(process.pid, 'SIGKILL'))
