import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../src/stores/postgres.ts'
import { cloneDatabase } from '../support/stores.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let one: Postgres
let other: Postgres
beforeAll(async () => {
  database = await cloneDatabase()
  ;[one, other] = await Promise.all([openPostgres(database.url, [], []), openPostgres(database.url, [], [])])
})
afterAll(async () => {
  await Promise.all([one.close(), other.close()])
  await database.drop()
})

const KEYS = [77, 1] as const
const isFree = async () => {
  const statement = { name: 'is-free', text: 'SELECT pg_try_advisory_xact_lock($1, $2) AS free' }
  const [row] = await other.read<{ free: boolean }>(statement, KEYS)
  return row?.free ?? null
}
/** Ends all connections to the database but the one that asks. */
const breakConnections = () =>
  other.dataSource.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )

test('a lock that says that a process lives is there again when its connection was lost', async () => {
  const release = await one.hold([...KEYS])
  expect(await isFree()).toBe(false)
  await breakConnections()
  while (await isFree().catch(() => true)) {}
  await release()
  while (!(await isFree())) {}
})

test('whoever listens hears of a lost connection, and of everything after it, on every channel', async () => {
  const heard: string[] = []
  let told = () => {}
  const until = async (text: string) => {
    while (!heard.includes(text)) await new Promise<void>((resolve) => (told = resolve))
  }
  for (const channel of ['one_channel', 'another_channel'])
    await one.listen(channel, (payload) => {
      heard.push(`${channel} ${payload}`)
      told()
    })
  const say = (channel: string, text: string) => other.dataSource.query(`SELECT pg_notify($1, $2)`, [channel, text])
  await say('one_channel', 'first')
  await until('one_channel first')
  await breakConnections()
  await until('one_channel ')
  await say('another_channel', 'second')
  await until('another_channel second')
  expect(heard).toEqual(['one_channel first', 'one_channel ', 'another_channel ', 'another_channel second'])
})
