import type { ClickHouse } from '../../src/stores/clickhouse.ts'

/** What people do in a cloud in the days before `end`: each comes from a few addresses of their own, a tenth of the time through one gateway. */
export interface CloudDays {
  readonly logs: number
  readonly users: number
  readonly days: number
  readonly end: Date
}

export const GATEWAY = '198.51.100.7'
export const identityOf = (user: number): string => `arn:aws:iam::123456789012:user/user-${user}`

const DAY = 86_400_000
const PART = 500_000

export async function fillActivity(clickhouse: ClickHouse, days: CloudDays): Promise<void> {
  for (let from = 0; from < days.logs; from += PART)
    await clickhouse.command(insertSql(days, from, Math.min(PART, days.logs - from)))
}

function insertSql({ logs, users, days, end }: CloudDays, from: number, count: number): string {
  const span = days * DAY
  const own = (salt: number, most: number) => `toString(cityHash64(user, n % 5, ${salt}) % ${most})`
  return `
    INSERT INTO logs (id, timestamp, received_at, batch, source, service, host, status, trace_id, message, words, tags, attributes, document)
    SELECT concat('log_', leftPad(toString(n), 26, '0')), time, time, 0, 'cloudtrail', 's3', '', 'info', '', '', '', [],
      map('usr.id', [arn], 'userIdentity.arn', [arn], 'usr.name', [user], 'network.client.ip', [address], 'network.ip.list', [address],
        'evt.name', [action], 'evt.outcome', [outcome], 'requestParameters.bucketName', if(cityHash64(n, 7) % 3 = 0, [bucket], [])), '{}'
    FROM (
      SELECT toInt64(number) AS n, fromUnixTimestamp64Milli(${end.getTime() - span} + intDiv(n * ${span}, ${logs}), 'UTC') AS time,
        concat('user-', toString(cityHash64(n) % ${users})) AS user, concat('${identityOf(0).replace(/user-0$/, '')}', user) AS arn,
        if(cityHash64(n, 2) % 10 = 0, '${GATEWAY}', concat('10.', ${own(1, 20)}, '.', ${own(2, 250)}, '.', ${own(3, 250)})) AS address,
        concat('bucket-', toString(cityHash64(user, n % 7) % 5000)) AS bucket,
        ['GetObject', 'PutObject', 'ListBuckets', 'AssumeRole', 'GetCallerIdentity', 'DeleteObject', 'Decrypt', 'RunInstances'][cityHash64(n, 4) % 8 + 1] AS action,
        if(cityHash64(n, 5) % 5 = 0, 'failure', 'success') AS outcome
      FROM numbers(${from}, ${count})
    )`
}
