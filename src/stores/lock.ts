import { Client } from 'pg'

/** "signalbox" as a number: the key of the advisory lock that the owner of an embedded database holds. */
const KEY = 7_311_984_201

/** Takes the database for this process alone until it is let go or the process ends; null when another process has it. */
export async function lockDatabase(url: string): Promise<(() => Promise<void>) | null> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [KEY])
  if (rows[0]?.locked) return () => client.end()
  await client.end()
  return null
}
