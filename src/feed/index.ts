export type { FeedTransaction } from './database.ts'
export {
  decodePosition,
  encodePosition,
  type FeedEntry,
  type FeedPosition,
  type FeedTopic,
  isAfter,
  type NewFeedEntry,
  placeOf,
  readFeedCursor,
} from './entry.ts'
export { createFeed, type Feed } from './feed.ts'
export type { DocumentsAsOf } from './history.ts'
export type { CatchUp as FeedCatchUp } from './live-reader.ts'
export { newestEntries, versionOf } from './newest.ts'
export { OneAtATime } from './one-at-a-time.ts'
