-- Matches that suppressions keep from their rules, one row for each log and group; `rule_matches` does not hold them.
CREATE TABLE excluded_matches (
  rule_id LowCardinality(String),
  rule_version UInt32,
  group_hash String,
  timestamp DateTime64(3, 'UTC'),
  log_id String,
  suppression_ids Array(LowCardinality(String)),
  batch UInt64,
  INDEX by_batch batch TYPE minmax GRANULARITY 1,
  INDEX by_suppression suppression_ids TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree
ORDER BY (rule_id, timestamp, rule_version, group_hash, log_id);
