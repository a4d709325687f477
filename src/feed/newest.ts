import type { FeedEntry, FeedTopic } from './entry.ts'

/**
 * Of each thing of a topic the entry with its highest version: a transaction that waited for another to change a thing may come before it in the feed.
 * Documents count their versions in `version`.
 */
export function newestEntries(entries: readonly FeedEntry[], topic: FeedTopic): FeedEntry[] {
  const newest = new Map<string, FeedEntry>()
  for (const entry of entries) {
    if (entry.topic !== topic || !entry.after) continue
    const known = newest.get(entry.subjectId)
    if (!known || versionOf(entry) >= versionOf(known)) newest.set(entry.subjectId, entry)
  }
  return [...newest.values()]
}

/** The version that a change has made; 0 where the document counts none. Nothing follows when a thing was deleted. */
export const versionOf = ({ after }: Pick<FeedEntry, 'after'>): number =>
  after ? ((after.version as number | undefined) ?? 0) : Number.POSITIVE_INFINITY
