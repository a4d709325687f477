-- Number of the transaction that wrote a document, as the feed knows it; 0 for what was written before, or anew. With it a statement tells what
-- had been changed at a place in the feed from what was changed after it, whatever has come into the table meanwhile.
ALTER TABLE signal_index ADD COLUMN IF NOT EXISTS feed_transaction UInt64 DEFAULT 0;
