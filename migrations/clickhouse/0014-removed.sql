-- A document whose signal has been deleted: nothing but its place and version is left, so that searches as of an earlier place in the feed can tell
-- that it was there. Both tables, so that a case's documents are still those of all signals.
ALTER TABLE signal_index ADD COLUMN IF NOT EXISTS removed UInt8 DEFAULT 0;
ALTER TABLE case_signal_index ADD COLUMN IF NOT EXISTS removed UInt8 DEFAULT 0;
