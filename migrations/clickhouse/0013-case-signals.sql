-- The documents of the signals of each case, so that searching within a case reads no others; `gone` where a later version of the signal is no part
-- of the case. Kept from the feed. Every column of signal_index is here as well: whoever adds one there adds it here.
CREATE TABLE IF NOT EXISTS case_signal_index
ENGINE = ReplacingMergeTree(version, gone)
PARTITION BY toYYYYMM(timestamp)
ORDER BY (case_id, timestamp, id)
SETTINGS map_serialization_version = 'with_buckets'
EMPTY AS SELECT '' AS case_id, toUInt8(0) AS gone, * FROM signal_index;
ALTER TABLE case_signal_index
  ADD COLUMN IF NOT EXISTS ip_list Array(String) MATERIALIZED arrayDistinct(attributes['network.ip.list']),
  ADD COLUMN IF NOT EXISTS usr_id Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['usr.id']),
  ADD COLUMN IF NOT EXISTS client_ip Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['network.client.ip']),
  ADD COLUMN IF NOT EXISTS evt_name Array(LowCardinality(String)) MATERIALIZED arrayDistinct(attributes['evt.name']);
INSERT INTO case_signal_index SELECT arrayJoin(case_ids) AS case_id, 0 AS gone, * FROM signal_index FINAL;
