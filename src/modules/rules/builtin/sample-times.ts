const START = Date.parse('2026-02-03T10:00:00Z')

/** So many seconds after the sample begins. */
export const second = (seconds: number): Date => new Date(START + seconds * 1_000)

/** One item for each of 0 to count - 1. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
