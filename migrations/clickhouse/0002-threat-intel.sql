-- What a look back over stored logs found: which value of which path is which indicator. Kept for as long as its pages may be turned.
CREATE TABLE retro_matches (
  look_id String,
  path LowCardinality(String),
  value String,
  indicator String,
  at DateTime DEFAULT now()
)
ENGINE = MergeTree
ORDER BY (look_id, path, value)
TTL at + INTERVAL 1 DAY;
