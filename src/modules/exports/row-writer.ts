import type { ExportFormat } from './export.ts'
import type { Cell } from './export-column.ts'

/** How rows become bytes. */
export interface RowWriter {
  readonly contentType: string
  readonly extension: string
  readonly header: string
  row(cells: readonly Cell[]): string
}

/** Between the values of a field that has many, in CSV. */
const SEPARATOR = '|'

export const rowWriter = (format: ExportFormat, names: readonly string[]): RowWriter =>
  format === 'CSV' ? csvWriter(names) : ndjsonWriter(names)

function csvWriter(names: readonly string[]): RowWriter {
  const line = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`
  return { contentType: 'text/csv; charset=utf-8; header=present', extension: 'csv', header: line(names), row: line }
}

/** RFC 4180, and nothing that a spreadsheet takes for a formula. */
function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = typeof cell === 'string' ? cell : cell.join(SEPARATOR)
  const guarded = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

function ndjsonWriter(names: readonly string[]): RowWriter {
  const keys = names.map((name) => JSON.stringify(name))
  return {
    contentType: 'application/x-ndjson; charset=utf-8',
    extension: 'ndjson',
    header: '',
    // Written by hand, since objects put keys that look like numbers first.
    row: (cells) => `{${cells.map((cell, index) => `${keys[index]}:${JSON.stringify(cell)}`).join(',')}}\n`,
  }
}
