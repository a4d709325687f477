import { Client as Database } from 'pg'
import { inject } from 'vitest'
import { Client } from '../live/client.ts'
import { startClickHouseServer } from './clickhouse-server.ts'
import { databaseUrl } from './global-setup.ts'
import { failedStart, PROCESS_KEY, type ServerProcess, startProcess } from './process.ts'

const PATIENCE_MS = 60_000
const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }

/** One of several server processes over the same stores. */
export class Member {
  constructor(private readonly server: ServerProcess) {}

  get url(): string {
    return this.server.url
  }

  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const body = JSON.stringify({ query, variables })
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body })
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    if (errors) throw new Error(`The answer has errors: ${JSON.stringify(errors)}`)
    return data
  }

  /** Asks until it is so. */
  async until<Data>(query: string, isSo: (data: Data) => boolean, variables: object = {}): Promise<Data> {
    const began = performance.now()
    for (;;) {
      const data = await this.ask<Data>(query, variables)
      if (isSo(data)) return data
      if (performance.now() - began > PATIENCE_MS) throw new Error(`It never was so; at last ${JSON.stringify(data)}`)
    }
  }

  /** Whether the logs are stored. */
  post(logs: readonly object[]): Promise<boolean> {
    return fetch(`${this.url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) }).then(
      ({ status }) => status === 202,
      () => false,
    )
  }

  connect(): Promise<Client> {
    return Client.connect(`${this.url.replace('http', 'ws')}/graphql`, PROCESS_KEY)
  }

  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    return this.server.end(signal)
  }

  get hasEnded(): boolean {
    return this.server.child.exitCode !== null || this.server.child.signalCode !== null
  }
}

/** Server processes over one empty PostgreSQL database and one ClickHouse server. */
export class Fleet {
  readonly #members: Member[] = []

  private constructor(
    readonly database: string,
    private readonly env: Record<string, string>,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<Fleet> {
    const admin = inject('postgresUrl')
    const name = `fleet_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
    await sql(admin, `CREATE DATABASE ${name}`)
    const clickhouse = await startClickHouseServer()
    const database = databaseUrl(admin, name)
    return new Fleet(database, { DATABASE_URL: database, CLICKHOUSE_URL: clickhouse.url }, async () => {
      await clickhouse.close()
      await sql(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    })
  }

  async start(): Promise<Member> {
    const member = new Member(await startProcess(this.env))
    this.#members.push(member)
    return member
  }

  failToStart(): Promise<{ code: number | null; complaint: string }> {
    return failedStart(this.env)
  }

  /** Rows as they are in PostgreSQL. */
  sql<Row>(statement: string): Promise<Row[]> {
    return sql(this.database, statement)
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.filter((member) => !member.hasEnded).map((member) => member.end('SIGTERM')))
    await this.drop()
  }
}

async function sql<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new Database({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
