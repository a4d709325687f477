import type { FeedEntry } from '../../feed/index.ts'

const NONE: ReadonlyMap<FeedEntry, FeedEntry> = new Map()
const known = new WeakMap<readonly FeedEntry[], ReadonlyMap<FeedEntry, FeedEntry>>()

/**
 * Entries behind one that tells of a later change of the same signal, with that one. A transaction that changes one thing, waits for another that
 * changes a signal, and then changes that signal too, comes first in the feed: bulk actions do so. Both can be read from the same moment on.
 */
export function overtaken(entries: readonly FeedEntry[]): ReadonlyMap<FeedEntry, FeedEntry> {
  let found = known.get(entries)
  if (!found) {
    found = find(entries)
    known.set(entries, found)
  }
  return found
}

function find(entries: readonly FeedEntry[]): ReadonlyMap<FeedEntry, FeedEntry> {
  if (entries.length < 2) return NONE
  const newest = new Map<string, FeedEntry>()
  let found: Map<FeedEntry, FeedEntry> | null = null
  for (const entry of entries) {
    if (entry.topic !== 'signal') continue
    const other = newest.get(entry.subjectId)
    if (other && versionOf(other) > versionOf(entry)) {
      found ??= new Map()
      found.set(entry, other)
    } else {
      newest.set(entry.subjectId, entry)
    }
  }
  return found ?? NONE
}

const versionOf = ({ after }: FeedEntry): number => (after?.version as number | undefined) ?? 0
