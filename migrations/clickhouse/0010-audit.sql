-- What searching sees of the audit trail, which itself is in Postgres. An event written twice is one row, and an insert, which stays within one
-- partition, is there whole or not at all: the largest sequence tells how far the table has come.
CREATE TABLE IF NOT EXISTS audit_index (
  id String,
  sequence UInt64,
  timestamp DateTime64(3, 'UTC'),
  evt_name LowCardinality(String),
  actor_kind LowCardinality(String),
  actor_id LowCardinality(String),
  actor_name LowCardinality(String),
  usr_id LowCardinality(String),
  usr_name LowCardinality(String),
  usr_email LowCardinality(String),
  action LowCardinality(String),
  asset_type LowCardinality(String),
  asset_id String,
  asset_name String,
  changed Array(LowCardinality(String)),
  client_ip String,
  request_id String,
  source LowCardinality(String) DEFAULT 'audit',
  message String CODEC(ZSTD(3)),
  message_words String CODEC(ZSTD(3)),
  tags Array(LowCardinality(String)),
  attributes Map(LowCardinality(String), Array(String))
)
ENGINE = ReplacingMergeTree
ORDER BY (timestamp, id)
SETTINGS map_serialization_version = 'with_buckets';
