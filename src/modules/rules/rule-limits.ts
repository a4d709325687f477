const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const MAX_QUERIES = 10
export const MAX_CASES = 10
export const MAX_GROUP_BY = 10
export const MAX_DISTINCT_FIELDS = 10
export const MAX_CORRELATED_FIELDS = 3
/** What NEW_VALUE watches. */
export const MAX_WATCHED_FIELDS = 5
export const MAX_STEPS = 10
export const MAX_SEQUENCE = 24 * HOUR
export const MAX_LEARNED_DAYS = 30
export const MAX_TAGS = 100
export const MAX_TAG_LENGTH = 200
export const MAX_NAME_LENGTH = 200

/** What the time options of a rule can be. */
export const TIME_STEPS = [
  0,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
] as const

/** ANOMALY: what is counted together, and how much of the past it is compared with. */
export const BUCKETS = [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR] as const
export const ANOMALY_LEARNING = [HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY] as const
