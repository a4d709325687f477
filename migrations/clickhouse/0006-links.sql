-- The cases and incidents that a signal is part of.
ALTER TABLE signal_index ADD COLUMN IF NOT EXISTS case_ids Array(String), ADD COLUMN IF NOT EXISTS incident_ids Array(String);
ALTER TABLE signal_index ADD INDEX IF NOT EXISTS by_case case_ids TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE signal_index ADD INDEX IF NOT EXISTS by_incident incident_ids TYPE bloom_filter(0.01) GRANULARITY 1;
