import type { ClickHouse } from '../../src/stores/clickhouse.ts'

/** A day of logins that ends at `end`: many users, a fifth of the attempts fail, and some users are attacked for a few minutes. */
export interface LoginDay {
  readonly logs: number
  readonly users: number
  /** Attacked users, and how often each is tried within five minutes. */
  readonly attacked: number
  readonly attempts: number
  readonly end: Date
}

const DAY = 86_400_000
const PART = 250_000

export async function fillLogins(clickhouse: ClickHouse, { logs, users, attacked, attempts, end }: LoginDay) {
  const start = end.getTime() - DAY
  for (let from = 0; from < logs; from += PART) {
    const count = Math.min(PART, logs - from)
    await insert(clickhouse, from, count, {
      time: `${start} + intDiv(n * ${DAY}, ${logs})`,
      user: `concat('user-', toString(cityHash64(n) % ${users}))`,
      outcome: `if(cityHash64(n, 1) % 5 = 0, 'failure', 'success')`,
    })
  }
  await insert(clickhouse, logs, attacked * attempts, {
    time: `${start} + (intDiv(n - ${logs}, ${attempts}) * 1049 % 1400) * 60000 + (n - ${logs}) % ${attempts} * 5000`,
    user: `concat('user-', toString(intDiv(n - ${logs}, ${attempts})))`,
    outcome: `'failure'`,
  })
}

interface Columns {
  readonly time: string
  readonly user: string
  readonly outcome: string
}

function insert(clickhouse: ClickHouse, from: number, count: number, { time, user, outcome }: Columns): Promise<void> {
  const address = `concat('192.0.2.', toString(cityHash64(n, 2) % 250))`
  return clickhouse.command(`
    INSERT INTO logs (id, timestamp, received_at, batch, source, service, host, status, trace_id, message, words, tags, attributes, document)
    SELECT concat('log_', leftPad(toString(n), 26, '0')), fromUnixTimestamp64Milli(time, 'UTC'), fromUnixTimestamp64Milli(time, 'UTC'), 0,
      'auth', 'sshd', concat('host-', toString(n % 50)), if(outcome = 'failure', 'warn', 'info'), '', message, concat(' ', message, ' '), ['env:prod'],
      map('usr.id', [user], 'network.client.ip', [address], 'network.ip.list', [address], 'evt.name', ['login'], 'evt.outcome', [outcome]),
      concat('{"usr":{"id":"', user, '"},"evt":{"name":"login","outcome":"', outcome, '"},"network":{"client":{"ip":"', address, '"}}}')
    FROM (
      SELECT n, ${time} AS time, ${user} AS user, ${outcome} AS outcome, ${address} AS address, concat('login of ', user, ': ', outcome) AS message
      FROM (SELECT toInt64(number) AS n FROM numbers(${from}, ${count}))
    )`)
}
