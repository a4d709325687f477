const BITS = 16
const BUCKETS = 1 << BITS

/** The order in which rows sort by these columns, the first being the most significant; equal rows keep their order. */
export function sortedOrder(columns: readonly Uint32Array[], length: number): Uint32Array {
  let order = Uint32Array.from({ length }, (_, index) => index)
  let target = new Uint32Array(length)
  const counts = new Uint32Array(BUCKETS)
  for (const column of columns.toReversed()) {
    const largest = column.reduce((most, value) => Math.max(most, value), 0)
    for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += BITS) {
      counts.fill(0)
      for (let at = 0; at < length; at++) bump(counts, ((column[at] as number) >>> shift) % BUCKETS)
      let sum = 0
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        const count = counts[bucket] as number
        counts[bucket] = sum
        sum += count
      }
      for (let at = 0; at < length; at++) {
        const row = order[at] as number
        target[bump(counts, ((column[row] as number) >>> shift) % BUCKETS)] = row
      }
      ;[order, target] = [target, order]
    }
  }
  return order
}

/** Answers the count before. */
function bump(counts: Uint32Array, bucket: number): number {
  const count = counts[bucket] as number
  counts[bucket] = count + 1
  return count
}
