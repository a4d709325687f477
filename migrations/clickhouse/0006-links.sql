-- The cases and incidents that a signal is part of.
ALTER TABLE signal_index ADD COLUMN case_ids Array(String), ADD COLUMN incident_ids Array(String);
ALTER TABLE signal_index ADD INDEX by_case case_ids TYPE bloom_filter(0.01) GRANULARITY 1;
ALTER TABLE signal_index ADD INDEX by_incident incident_ids TYPE bloom_filter(0.01) GRANULARITY 1;
