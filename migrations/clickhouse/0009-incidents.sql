-- The search document of each incident, rebuilt from Postgres by a command when lost.
CREATE TABLE IF NOT EXISTS incident_index (
  id String,
  version UInt32,
  timestamp DateTime64(3, 'UTC'),
  detected_at DateTime64(3, 'UTC'),
  updated_at DateTime64(3, 'UTC'),
  resolved_at Nullable(DateTime64(3, 'UTC')),
  public_id UInt32,
  title String,
  title_words String,
  message String,
  message_words String,
  severity LowCardinality(String),
  severity_rank UInt8,
  state LowCardinality(String),
  customer_impacted LowCardinality(String),
  commander_id LowCardinality(String),
  commander_name LowCardinality(String),
  commander_handle LowCardinality(String),
  creator_id LowCardinality(String),
  creator_name LowCardinality(String),
  creator_handle LowCardinality(String),
  template LowCardinality(String),
  time_to_detect Nullable(Float64),
  time_to_respond Nullable(Float64),
  time_to_repair Nullable(Float64),
  time_to_resolve Nullable(Float64),
  tags Array(LowCardinality(String)),
  attributes Map(LowCardinality(String), Array(String))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(timestamp)
ORDER BY (timestamp, id)
SETTINGS map_serialization_version = 'with_buckets';
