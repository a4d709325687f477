import { Engine } from './clickhouse-engine.ts'
import { ClickHouseFront } from './clickhouse-front.ts'

// The process of a ClickHouse server for tests; it ends with whoever started it.
const [directory = '', password = '', cluster] = process.argv.slice(2)
const port = await new ClickHouseFront(new Engine(directory, cluster || null), password).listen()
process.stdout.write(`port ${port}\n`)
process.stdin.resume().once('end', () => process.exit(0))
