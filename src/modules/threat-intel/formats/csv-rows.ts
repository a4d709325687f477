/** A row of CSV and the line that it starts on. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
  /** Whether it starts with #, as comments do and the header of some lists. */
  readonly commented: boolean
}

/** Quotes as in RFC 4180: doubled inside, and around line breaks and delimiters. */
export function* csvRows(content: string): Generator<CsvRow> {
  const text = content.startsWith('\ufeff') ? content.slice(1) : content
  const delimiter = delimiterOf(text)
  let line = 1
  let at = 0
  while (at < text.length) {
    const start = line
    const commented = text[at] === '#'
    if (commented) at++
    const cells: string[] = []
    for (;;) {
      const cell = readCell(text, at, delimiter)
      cells.push(cell.text)
      line += cell.breaks
      at = cell.end
      if (text[at] !== delimiter) break
      at++
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    line++
    if (cells.some((cell) => cell !== '')) yield { line: start, cells, commented }
  }
}

function readCell(text: string, start: number, delimiter: string): { text: string; end: number; breaks: number } {
  let at = start
  while (text[at] === ' ') at++
  if (text[at] !== '"') {
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
    return { text: text.slice(start, at).trim(), end: at, breaks: 0 }
  }
  let quote = text.indexOf('"', at + 1)
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  const end = quote < 0 ? text.length : quote
  const inside = text.slice(at + 1, end).replaceAll('""', '"')
  at = end + 1
  // Whatever stands between the closing quote and the delimiter means nothing.
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
  return { text: inside, end: at, breaks: inside.split('\n').length - 1 }
}

/** The one that the first line which is not a comment has most of. */
function delimiterOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const counts = [',', ';', '\t'].map((mark) => [first.split(mark).length, mark] as const)
  return counts.reduce((most, next) => (next[0] > most[0] ? next : most))[1]
}
