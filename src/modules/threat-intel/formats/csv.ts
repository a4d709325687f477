import { INTENTIONS, type Indicator, type IndicatorDetails, type IntelSource, type Intention } from '../indicator.ts'
import { type NamedIndicator, NoIndicator, readIndicator, readIndicatorOf } from '../indicator-text.ts'
import { type CsvColumns, readHeader, typeNamed, unnamedColumns } from './csv-columns.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'
import { type Reader, ReadingDraft, TURN } from './reading.ts'

const EXPECTED = 'ip_address, domain, sha1, sha256, user_agent or another column of indicators'

/** Rows under a header; a row that says no category, intention or source of its own has those of the feed. */
export function* readCsv(content: string): Reader {
  const draft = new ReadingDraft()
  let columns: CsvColumns | null = null
  for (const row of csvRows(content)) {
    if (row.line % TURN === 0) yield
    if (row.commented) {
      columns ??= readHeader(row.cells)
      continue
    }
    if (!columns) {
      columns = readHeader(row.cells)
      if (columns) continue
      columns = guessColumns(row.cells)
    }
    if (!columns) {
      draft.reject(
        row.line,
        `Expected a header with ${EXPECTED}, got ${JSON.stringify(row.cells.join(',').slice(0, 80))}.`,
      )
      break
    }
    const known = columns
    draft.attempt(row.line, () => draft.add(row.line, readRow(row, known)))
  }
  return draft.finish()
}

function guessColumns(cells: readonly string[]): CsvColumns | null {
  const found = cells.findIndex((cell) => {
    try {
      return readIndicator(cell) !== null
    } catch {
      return false
    }
  })
  return found < 0 ? null : unnamedColumns(found)
}

function readRow({ cells }: CsvRow, columns: CsvColumns): Indicator {
  const { type, value, port } = readName(cells, columns)
  const details: IndicatorDetails = {
    ...optional('category', cellOf(cells, columns.category)),
    ...optional('intention', readIntention(cellOf(cells, columns.intention))),
    ...optional('source', readSource(cellOf(cells, columns.source))),
    ...optional('additionalData', dataOf(cells, columns, port)),
  }
  return {
    type,
    value,
    details: Object.keys(details).length ? details : null,
    validUntil: readTime(cellOf(cells, columns.validUntil)),
    stixId: null,
  }
}

function readName(cells: readonly string[], { indicator, type, typeCell }: CsvColumns): NamedIndicator {
  const text = cells[indicator] ?? ''
  if (typeCell === null) return type === 'ANY' ? readIndicator(text) : readIndicatorOf(type, text)
  const word = cells[typeCell] ?? ''
  const named = typeNamed(word)
  if (named) return readIndicatorOf(named, text)
  throw new NoIndicator(`Expected a type of indicator that logs are searched for, got ${JSON.stringify(word)}.`)
}

const cellOf = (cells: readonly string[], index: number | null): string =>
  index === null ? '' : (cells[index] ?? '').trim()

const optional = <Name extends string, Value>(name: Name, value: Value | null | '') =>
  (value === null || value === '' ? {} : { [name]: value }) as { [Key in Name]?: Value }

function readIntention(text: string): Intention | null {
  if (text === '') return null
  const intention = INTENTIONS.find((word) => word === text.toUpperCase())
  if (intention) return intention
  throw new NoIndicator(`Expected the intention malicious, suspicious, benign or unknown, got ${JSON.stringify(text)}.`)
}

/** `{"name": …, "url": …}`, or just a name. */
function readSource(text: string): IntelSource | null {
  if (text === '') return null
  if (!text.startsWith('{')) return { name: text, url: null }
  const { name, url } = readObject(text, 'source')
  if (typeof name === 'string' && name !== '') return { name, url: typeof url === 'string' ? url : null }
  throw new NoIndicator(`Expected a source with a name, got ${JSON.stringify(text.slice(0, 80))}.`)
}

/** The column of that name, or else every cell that says nothing else. */
function dataOf(
  cells: readonly string[],
  columns: CsvColumns,
  port: string | undefined,
): Readonly<Record<string, unknown>> | null {
  const { indicator, typeCell, category, intention, source, additionalData, validUntil } = columns
  const given = cellOf(cells, additionalData)
  const used = new Set([indicator, typeCell, category, intention, source, additionalData, validUntil])
  const rest: [string, unknown][] = port === undefined ? [] : [['ports', [port]]]
  if (given !== '') return { ...readObject(given, 'additional_data'), ...Object.fromEntries(rest) }
  for (const [index, cell] of cells.entries()) {
    const name = columns.names[index] ?? ''
    if (!used.has(index) && name !== '' && cell !== '') rest.push([name, cell])
  }
  return rest.length ? Object.fromEntries(rest) : null
}

function readObject(text: string, column: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Falls through to the one reason that the sender can act on.
  }
  throw new NoIndicator(`Expected a JSON object in ${column}, got ${JSON.stringify(text.slice(0, 80))}.`)
}

function readTime(text: string): Date | null {
  if (text === '') return null
  const time = new Date(/^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text)
  if (Number.isFinite(time.getTime())) return time
  throw new NoIndicator(`Expected a date-time until which it is valid, got ${JSON.stringify(text)}.`)
}
