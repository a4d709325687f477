import { setTimeout as delay } from 'node:timers/promises'
import type { ClickHouse } from '../../src/stores/clickhouse.ts'
import type { Postgres } from '../../src/stores/postgres.ts'
import { CASES, caseIdSql } from './cases.ts'
import { CLICKHOUSE, POSTGRES } from './dialect.ts'
import { CHANGED, SEVERITIES, SPACING, STATES, signalOf, USERS } from './signals.ts'
import { fillWithoutIndexes } from './without-indexes.ts'

/** Signals from..to of a past that ends at `end`, the newest first. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly end: Date
}

/** Writes the search documents, and those that changed once more; resolves when ClickHouse has put in order what came at once. */
export async function fillIndex(clickhouse: ClickHouse, stretch: Stretch): Promise<void> {
  await clickhouse.command(indexSql(stretch, 1, '1'))
  await clickhouse.command(indexSql(stretch, 2, CHANGED))
  for (let quiet = 0; quiet < 3; ) {
    const [merging] = await clickhouse.query<{ merges: number }>('SELECT count() AS merges FROM system.merges')
    quiet = merging?.merges ? 0 : quiet + 1
    await delay(500)
  }
}

function indexSql({ from, to, end }: Stretch, version: number, condition: string): string {
  const signal = signalOf(CLICKHOUSE)
  const state = version === 1 ? signal.state.replace(CHANGED, '0') : signal.state
  const time = `fromUnixTimestamp64Milli(${end.getTime()} - n * ${SPACING}, 'UTC')`
  const columns: Record<string, string> = {
    id: signal.id,
    version: String(version),
    timestamp: time,
    first_seen: `${time} - 60`,
    last_seen: `${time} + 60`,
    severity: signal.rank,
    status: CLICKHOUSE.pick(SEVERITIES, signal.rank),
    state: CLICKHOUSE.pick(STATES, state),
    archive_reason: `CASE WHEN ${state} = 2 THEN 'false_positive' ELSE 'none' END`,
    assignee_id: signal.assigneeId,
    assignee_name: signal.assigneeName,
    assignee_handle: signal.assigneeHandle,
    rule_id: signal.ruleId,
    rule_name: signal.ruleName,
    rule_type: `'Log Detection'`,
    method: `'threshold'`,
    title: `concat(${signal.ruleName}, ' by ', ${signal.user})`,
    message: `concat('Look at what ', ${signal.user}, ' did from ', ${signal.address}, '.')`,
    title_words: `concat(' ', lower(${signal.ruleName}), ' by ', ${signal.user}, ' ')`,
    message_words: `concat(' look at what ', ${signal.user}, ' did from ', ${signal.address}, ' ')`,
    source: signal.source,
    service: `[${signal.service}]`,
    host: signal.host,
    tags: signal.tags,
    tactics: `[${signal.tactic}]`,
    techniques: `[${signal.technique}]`,
    events_matched: signal.events,
    time_to_detect: 'toNullable(toFloat64(n % 300))',
    attributes: `map('usr.id', [${signal.user}], 'network.client.ip', [${signal.address}], 'network.ip.list', [${signal.address}],
      'evt.name', [${signal.event}], 'evt.outcome', [${signal.outcome}], 'cloud.region', ['eu-north-1'])`,
  }
  return `INSERT INTO signal_index (${Object.keys(columns).join(', ')})
    SELECT ${Object.values(columns).join(', ')} FROM (SELECT toInt64(number) AS n FROM numbers(${from}, ${to - from})) WHERE ${condition}
    SETTINGS max_insert_threads = 2`
}

/** Writes the same signals where people change them. */
export async function fillSignals(postgres: Postgres, { from, to, end }: Stretch): Promise<void> {
  await postgres.read({ name: 'bench-users', text: USERS_SQL }, [
    USERS.map(({ id }) => id),
    USERS.map(({ name }) => name),
    USERS.map(({ handle }) => handle),
  ])
  const signal = signalOf(POSTGRES)
  const time = `to_timestamp((${end.getTime()} - n * ${SPACING}) / 1000.0)::timestamptz(3)`
  const columns: Record<string, string> = {
    id: signal.id,
    timestamp: time,
    first_seen: `${time} - interval '1 minute'`,
    last_seen: `${time} + interval '1 minute'`,
    triggered_at: `${time} - (n % 300) * interval '1 second'`,
    rule_id: signal.ruleId,
    rule_version: '1',
    rule_name: signal.ruleName,
    rule_type: `'LOG_DETECTION'`,
    method: `'THRESHOLD'`,
    group_hash: `lpad(n::text, 32, '0')`,
    episode: '0',
    title: `concat(${signal.ruleName}, ' by ', ${signal.user})`,
    message: `concat('Look at what ', ${signal.user}, ' did from ', ${signal.address}, '.')`,
    severity: signal.rank,
    original_severity: signal.rank,
    rule_case: `'{"name": null, "condition": "a > 0", "severity": "HIGH"}'`,
    queries: `jsonb_build_array(jsonb_build_object('name', 'a', 'query', concat('source:', ${signal.source}, ' @evt.name:', ${signal.event}),
      'groupBy', jsonb_build_array(jsonb_build_object('field', '@usr.id', 'value', ${signal.user})), 'eventsMatched', ${signal.events},
      'distinctValues', '[]'::jsonb))`,
    source: signal.source,
    service: `ARRAY[${signal.service}]`,
    host: `nullif(${signal.host}, '')`,
    tags: signal.tags,
    entities: `jsonb_build_array(
      jsonb_build_object('id', 'ent_' || substr(md5(${signal.user}), 1, 26), 'kind', 'USER', 'value', ${signal.user}),
      jsonb_build_object('id', 'ent_' || substr(md5(${signal.address}), 1, 26), 'kind', 'IP', 'value', ${signal.address}))`,
    attributes: `jsonb_build_object('usr', jsonb_build_object('id', ${signal.user}),
      'network', jsonb_build_object('client', jsonb_build_object('ip', ${signal.address}), 'ip', jsonb_build_object('list', jsonb_build_array(${signal.address}))),
      'evt', jsonb_build_object('name', ${signal.event}, 'outcome', ${signal.outcome}), 'cloud', jsonb_build_object('region', 'eu-north-1'))`,
    high_cardinality: `'{"attributes": [], "tags": []}'`,
    samples: `'[]'`,
    events_matched: signal.events,
    version: `CASE WHEN ${CHANGED} THEN 2 ELSE 1 END`,
    state: `upper(${POSTGRES.pick(STATES, signal.state)})`,
    assignee_id: `nullif(${signal.assigneeId}, '')`,
    archive_reason: `CASE WHEN ${signal.state} = 2 THEN 'FALSE_POSITIVE' ELSE 'NONE' END`,
    // Every third is being investigated: it is part of one case.
    case_ids: `CASE WHEN n % 3 = 0 THEN ARRAY[${caseIdSql(`n / 3 % ${CASES}`)}] ELSE '{}' END`,
  }
  await fillWithoutIndexes(postgres, 'signals', (tx) =>
    tx.query(`INSERT INTO signals (${Object.keys(columns).join(', ')})
      SELECT ${Object.values(columns).join(', ')} FROM generate_series(${from}::bigint, ${to - 1}) AS n`),
  )
}

const USERS_SQL = `INSERT INTO users (id, name, handle, email, created_at)
  SELECT id, name, handle, handle || '@larkfield.example', now()
  FROM unnest($1::text[], $2::text[], $3::text[]) AS someone (id, name, handle) ON CONFLICT DO NOTHING`
