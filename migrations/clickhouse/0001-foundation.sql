-- What happened. `attributes` maps each path of a log to the texts of its scalar leaves (arrays fan out, null and empty are left out), so that
-- every comparison has one meaning whatever the JSON type was; buckets let a query read only the part of the map that its path is in.
CREATE TABLE logs (
  id String,
  timestamp DateTime64(3, 'UTC'),
  received_at DateTime64(3, 'UTC'),
  batch UInt64,
  source LowCardinality(String),
  service LowCardinality(String),
  host String,
  status LowCardinality(String),
  trace_id String,
  message String,
  words String,
  tags Array(LowCardinality(String)),
  attributes Map(LowCardinality(String), Array(String)),
  document String CODEC(ZSTD(3)),
  ip_list Array(String) MATERIALIZED arrayDistinct(attributes['network.ip.list']),
  usr_id Array(String) MATERIALIZED arrayDistinct(attributes['usr.id']),
  client_ip Array(String) MATERIALIZED arrayDistinct(attributes['network.client.ip']),
  evt_name Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['evt.name']),
  evt_outcome Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['evt.outcome']),
  INDEX by_id id TYPE bloom_filter(0.01) GRANULARITY 4,
  INDEX by_batch batch TYPE minmax GRANULARITY 1,
  INDEX by_ip ip_list TYPE bloom_filter(0.01) GRANULARITY 4,
  INDEX by_usr usr_id TYPE bloom_filter(0.01) GRANULARITY 4,
  INDEX by_words words TYPE tokenbf_v1(32768, 3, 0) GRANULARITY 4
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(timestamp)
ORDER BY (timestamp, id)
SETTINGS map_serialization_version = 'with_buckets';

-- One row for each query of a rule that a log matched; the same match written twice is one row.
CREATE TABLE rule_matches (
  rule_id LowCardinality(String),
  rule_version UInt32,
  group_hash String,
  group_values Array(String),
  timestamp DateTime64(3, 'UTC'),
  log_id String,
  query UInt8,
  value Float64,
  distinct_value String,
  batch UInt64,
  INDEX by_batch batch TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree
ORDER BY (rule_id, rule_version, group_hash, timestamp, log_id, query, distinct_value);

-- The search document of each signal, rebuilt from Postgres by a command when lost.
CREATE TABLE signal_index (
  id String,
  version UInt32,
  timestamp DateTime64(3, 'UTC'),
  first_seen DateTime64(3, 'UTC'),
  last_seen DateTime64(3, 'UTC'),
  severity UInt8,
  status LowCardinality(String),
  state LowCardinality(String),
  archive_reason LowCardinality(String),
  assignee_id LowCardinality(String),
  assignee_name LowCardinality(String),
  assignee_handle LowCardinality(String),
  rule_id LowCardinality(String),
  rule_name LowCardinality(String),
  rule_type LowCardinality(String),
  method LowCardinality(String),
  title String,
  message String,
  title_words String,
  message_words String,
  source LowCardinality(String),
  service Array(LowCardinality(String)),
  host String,
  tags Array(LowCardinality(String)),
  tactics Array(LowCardinality(String)),
  techniques Array(LowCardinality(String)),
  events_matched UInt64,
  time_to_detect Nullable(Float64),
  time_to_acknowledge Nullable(Float64),
  time_to_resolve Nullable(Float64),
  attributes Map(LowCardinality(String), Array(String)),
  ip_list Array(String) MATERIALIZED arrayDistinct(attributes['network.ip.list']),
  usr_id Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['usr.id']),
  client_ip Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['network.client.ip']),
  evt_name Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['evt.name'])
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(timestamp)
ORDER BY (timestamp, id)
SETTINGS map_serialization_version = 'with_buckets';
