/** Over which servers the tables are spread. */
export interface Cluster {
  /** As ClickHouse knows it. */
  readonly name: string
  /** The database, which each server has. */
  readonly database: string
}

/** Each table that is spoken of is a distributed one over such a table on every server. */
const LOCAL = '_local'

/**
 * By what rows are spread, where it is not by all that they are ordered by. Versions of a row meet on one server either way; what is looked at
 * together is better off together.
 */
const SPREAD_BY: Readonly<Record<string, string>> = {
  logs: 'id',
  signal_index: 'id',
  case_signal_index: 'id',
  case_index: 'id',
  incident_index: 'id',
  audit_index: 'id',
  rule_matches: 'group_hash',
  excluded_matches: 'group_hash',
  learned_values: 'group_hash',
  entity_sightings: 'kind, value',
  entity_signals: 'kind, value',
  retro_matches: 'look_id',
}

/** What statements rely on that are spread. */
export const CLUSTER_SETTINGS = {
  // An insert is answered when its rows are where they belong, not when they have been written down to be sent.
  distributed_foreground_insert: 1,
  // Everybody writes to, and reads from, the same replica of a shard while it is there: so whoever has written reads it.
  load_balancing: 'in_order',
  prefer_localhost_replica: 0,
  // A replica that lags behind is rather missing than believed.
  fallback_to_stale_replicas_for_distributed_queries: 0,
  // What one table selects of another is looked up on all shards, not on each its own.
  distributed_product_mode: 'global',
  // A batch that was taken back and came again is no repetition.
  insert_deduplicate: 0,
  // Rows may be removed by what a select finds among them: each replica finds the same.
  allow_nondeterministic_mutations: 1,
  distributed_ddl_task_timeout: '600',
} as const

/**
 * What a statement over plain tables comes to on a cluster. Definitions and what removes rows concern the tables on the servers; whatever reads or
 * inserts goes through the distributed ones as it is.
 */
export function onCluster(statement: string, cluster: Cluster): readonly string[] {
  const text = statement.replace(/^(?:\s*--[^\n]*\n)+/, '').trim()
  return (
    createdOn(text, cluster) ??
    alteredOn(text, cluster) ??
    rowsRemovedOn(text, cluster) ??
    droppedOn(text, cluster) ?? [text]
  )
}

function createdOn(text: string, { name, database }: Cluster): string[] | null {
  const create =
    /^CREATE TABLE (?:IF NOT EXISTS )?(\w+)\s+([\s\S]*?)\bENGINE = (\w*MergeTree)(?:\(([^)]*)\))?\s+([\s\S]*)$/
  const match = create.exec(text)
  if (!match) return null
  const [, table = '', columns = '', engine, args, rest = ''] = match
  const local = `${table}${LOCAL}`
  const replica = [`'/clickhouse/tables/{shard}/${database}/${local}'`, `'{replica}'`, ...(args ? [args] : [])].join(
    ', ',
  )
  const key = SPREAD_BY[table] ?? orderOf(table, rest)
  return [
    `CREATE TABLE IF NOT EXISTS ${local} ON CLUSTER ${name} ${columns}ENGINE = Replicated${engine}(${replica})\n${rest}`,
    `CREATE TABLE IF NOT EXISTS ${table} ON CLUSTER ${name} AS ${database}.${local}\n` +
      `ENGINE = Distributed('${name}', '${database}', '${local}', cityHash64(${key}))`,
  ]
}

function orderOf(table: string, definition: string): string {
  const match = /\bORDER BY (?:\(([^)]*)\)|(\w+))/.exec(definition)
  const key = match?.[1] ?? match?.[2]
  if (!key) throw new Error(`By what are the rows of ${table} spread?`)
  return key
}

function alteredOn(text: string, { name }: Cluster): string[] | null {
  const match = /^ALTER TABLE (\w+)\s+([\s\S]*)$/.exec(text)
  if (!match) return null
  const [, table, commands = ''] = match
  // Of indexes, parts and times to live a distributed table knows nothing; columns it has to name.
  const ofColumns = /^(?:ADD|DROP|MODIFY|RENAME|COMMENT) COLUMN\b/.test(commands)
  return [`${table}${LOCAL}`, ...(ofColumns ? [table] : [])].map(
    (each) => `ALTER TABLE ${each} ON CLUSTER ${name} ${commands}`,
  )
}

function rowsRemovedOn(text: string, { name }: Cluster): string[] | null {
  const match = /^(DELETE FROM|TRUNCATE TABLE(?: IF EXISTS)?|OPTIMIZE TABLE) (\w+)\b([\s\S]*)$/.exec(text)
  if (!match) return null
  const [, removes, table, condition = ''] = match
  // Versions of a row are on one server, so it need not ask the others.
  const local = condition.replaceAll(new RegExp(`\\bFROM ${table}\\b`, 'g'), `FROM ${table}${LOCAL}`)
  return [`${removes} ${table}${LOCAL} ON CLUSTER ${name}${local}`]
}

function droppedOn(text: string, { name }: Cluster): string[] | null {
  const match = /^DROP TABLE (IF EXISTS )?(\w+)\s*$/.exec(text)
  if (!match) return null
  const [, ifExists = '', table] = match
  return [table, `${table}${LOCAL}`].map((each) => `DROP TABLE ${ifExists}${each} ON CLUSTER ${name} SYNC`)
}
