-- The search document of each case, rebuilt from Postgres by a command when lost. `keys` begins with the current one.
CREATE TABLE IF NOT EXISTS case_index (
  id String,
  version UInt32,
  timestamp DateTime64(3, 'UTC'),
  updated DateTime64(3, 'UTC'),
  closed Nullable(DateTime64(3, 'UTC')),
  keys Array(String),
  project LowCardinality(String),
  title String,
  title_words String,
  description String,
  description_words String,
  status LowCardinality(String),
  priority LowCardinality(String),
  close_reason LowCardinality(String),
  assignee Array(String),
  assignee_id LowCardinality(String),
  assignee_name LowCardinality(String),
  assignee_handle LowCardinality(String),
  creator Array(String),
  creator_id LowCardinality(String),
  creator_name LowCardinality(String),
  creator_handle LowCardinality(String),
  signal_count UInt64,
  merged_into String,
  message String,
  tags Array(LowCardinality(String)),
  attributes Map(LowCardinality(String), Array(String))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYear(timestamp)
ORDER BY (timestamp, id);
