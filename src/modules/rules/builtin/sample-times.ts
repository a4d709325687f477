/** The time so many seconds after a sample begins. */
export type Seconds = (seconds: number) => Date

/** One item for each of 0 to count - 1. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
