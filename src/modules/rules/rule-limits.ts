const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const MAX_QUERIES = 10
export const MAX_CASES = 10
export const MAX_GROUP_BY = 10
export const MAX_DISTINCT_FIELDS = 10
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
