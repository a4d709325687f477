-- Which signals a log is part of is asked for whole pages of logs.
ALTER TABLE rule_matches ADD INDEX by_log log_id TYPE bloom_filter(0.001) GRANULARITY 1;
ALTER TABLE rule_matches MATERIALIZE INDEX by_log;
