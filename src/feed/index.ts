export {
  decodePosition,
  encodePosition,
  type FeedEntry,
  type FeedPosition,
  isAfter,
  type NewFeedEntry,
} from './entry.ts'
export { createFeed, type Feed } from './feed.ts'
export { OneAtATime } from './one-at-a-time.ts'
