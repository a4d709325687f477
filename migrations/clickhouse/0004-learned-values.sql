-- When each value of a group was seen, by day: enough to tell exactly whether it was seen in the days before. `first` is the time in milliseconds,
-- padded to 15 digits, a colon, and the log's id. Learning twice changes nothing. The row of 1970 without a value tells when the group began.
CREATE TABLE learned_values (
  rule_id LowCardinality(String),
  group_hash String,
  value String,
  day Date,
  first SimpleAggregateFunction(min, String),
  last SimpleAggregateFunction(max, Int64)
)
ENGINE = AggregatingMergeTree
ORDER BY (rule_id, group_hash, value, day);
