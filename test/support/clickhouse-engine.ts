import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Session } from 'chdb'

export interface Request {
  readonly statement: string
  /** Rows behind an INSERT; null where there are none. */
  readonly data: Buffer | null
  readonly database: string
  readonly format: string
  /** By their whole names, such as `param_id`; texts as ClickHouse reads them. */
  readonly params: ReadonlyMap<string, string>
  readonly settings: ReadonlyMap<string, string>
}

/** Refused by the server, before the engine saw it. */
export class ServerFault extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * The embedded engine as it is for all clients of a server: what one of them sets for its statement is gone with the next. So statements come one
 * after the other.
 */
export class Engine {
  readonly #session: Session
  #settings: ReadonlyMap<string, string> = new Map()
  #database = 'default'
  #running: Promise<unknown> = Promise.resolve()

  /** With a cluster of this name, which has one shard and one replica: this very engine. */
  constructor(
    directory: string,
    private readonly cluster: string | null,
  ) {
    const file = cluster === null ? null : configure(directory, cluster)
    this.#session = new Session(join(directory, 'data'), file ? { connectionArgs: [`--config-file=${file}`] } : {})
  }

  run(request: Request): Promise<{ text: Uint8Array; rows: number }> {
    const answer = this.#running.then(() => this.#run(request))
    this.#running = answer.catch(() => undefined)
    return answer
  }

  async #run({ statement, data, database, format, params, settings }: Request) {
    await this.#use(database)
    // It reaches no replica over the network, itself neither.
    await this.#set(new Map([...settings].filter(([name]) => name !== 'prefer_localhost_replica')))
    const sql = this.cluster === null ? statement : asOneServer(statement, this.cluster)
    const insert = data && /^\s*INSERT INTO (\S+)\s*(?:\(([^)]*)\)\s*)?FORMAT (\w+)\s*$/.exec(sql)
    if (insert) {
      if (!data.length) return { text: Buffer.alloc(0), rows: 0 }
      const [, table = '', columns, rowFormat] = insert
      const listed = columns ? { columns: columns.split(',').map((name) => name.trim().replaceAll(/[`"]/g, '')) } : {}
      const values = {
        table: table.replaceAll(/[`"]/g, ''),
        values: data,
        format: rowFormat as 'JSONEachRow',
        ...listed,
      }
      return { text: Buffer.alloc(0), rows: (await this.#session.insert(values)).rowsWritten }
    }
    const whole = data?.length ? `${sql}\n${data}` : sql
    const result = await this.#session.queryAsync(withParams(whole, params), { format })
    return { text: result.bytes(), rows: 0 }
  }

  async #use(database: string): Promise<void> {
    if (database === this.#database) return
    await this.#session.queryAsync(`USE ${database}`)
    this.#database = database
  }

  async #set(settings: ReadonlyMap<string, string>): Promise<void> {
    const changes = [
      ...[...this.#settings.keys()].filter((name) => !settings.has(name)).map((name) => `${name} = DEFAULT`),
      ...[...settings]
        .filter(([name, value]) => this.#settings.get(name) !== value)
        .map(([name, value]) => `${name} = ${quoted(value)}`),
    ]
    if (changes.length) await this.#session.queryAsync(`SET ${changes.join(', ')}`)
    this.#settings = settings
  }
}

function withParams(sql: string, params: ReadonlyMap<string, string>): string {
  if (!params.size) return sql
  return `SET ${[...params].map(([name, text]) => `${name} = ${quoted(text)}`).join(', ')}; ${sql}`
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/**
 * The embedded engine knows clusters and distributes over them, but has no Keeper that would replicate, and no queue of statements for all servers:
 * on a cluster of one server both come to the same without.
 */
const asOneServer = (sql: string, cluster: string): string =>
  sql
    .replaceAll(` ON CLUSTER ${cluster}`, '')
    .replace(/ENGINE = Replicated(\w*MergeTree)\('[^']*', '[^']*'(?:, ([^)]*))?\)/, 'ENGINE = $1($2)')

function configure(directory: string, cluster: string): string {
  const file = join(directory, 'cluster.xml')
  writeFileSync(
    file,
    `<clickhouse>
      <tcp_port>9000</tcp_port>
      <macros><shard>1</shard><replica>1</replica></macros>
      <remote_servers><${cluster}><shard><internal_replication>true</internal_replication>
        <replica><host>127.0.0.1</host><port>9000</port></replica></shard></${cluster}></remote_servers>
    </clickhouse>`,
  )
  return file
}
