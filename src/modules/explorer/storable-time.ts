/** What DateTime64(3) can hold; all of it is within what Postgres can. */
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2299, 11, 31, 23, 59, 59, 999)

/** The time itself, or the first or last one that can be stored. */
export const storableTime = (milliseconds: number): number => Math.min(Math.max(milliseconds, EARLIEST), LATEST)
