import { Client } from 'pg'

/** "signalbox" as a number: the key of the advisory lock that the owner of an embedded database holds. */
const KEY = 7_311_984_201
/** Of the one who brings the tables of both stores up to date. */
const MIGRATING = 7_311_984_202

/** Takes the database for this process alone until it is let go or the process ends; null when another process has it. */
export async function lockDatabase(url: string): Promise<(() => Promise<void>) | null> {
  const client = await connect(url)
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [KEY])
  if (rows[0]?.locked) return () => client.end()
  await client.end()
  return null
}

/** Servers that start at the same time do it one after the other. Answers how to let the next one in. */
export async function lockMigrations(url: string): Promise<() => Promise<void>> {
  const client = await connect(url)
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATING])
  return () => client.end()
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}
