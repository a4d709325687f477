const NEWLINE = 10
/** UTF-8 takes no more for each UTF-16 unit. */
const MOST_BYTES = 3
const USUAL_ROW = 2_048

/**
 * Rows as lines of JSON. Each is written to its place at once: one text of all rows would be copied twice, and a single letter beyond Latin-1 would
 * double the whole of it.
 */
export function jsonLines(rows: readonly object[]): Buffer {
  let lines: Buffer = Buffer.allocUnsafe(rows.length * USUAL_ROW)
  let used = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    const needed = used + text.length * MOST_BYTES + 1
    if (needed > lines.length) lines = grown(lines, used, needed)
    used += lines.write(text, used)
    lines[used] = NEWLINE
    used += 1
  }
  return lines.subarray(0, used)
}

function grown(lines: Buffer, used: number, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(needed, lines.length * 2))
  lines.copy(larger, 0, 0, used)
  return larger
}
