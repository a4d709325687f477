import { readCsv } from './csv.ts'
import { readLines } from './lines.ts'
import type { Reading } from './reading.ts'
import { readStix } from './stix.ts'

export const INDICATOR_FORMATS = ['LINES', 'CSV', 'STIX'] as const
export type IndicatorFormat = (typeof INDICATOR_FORMATS)[number]

const READERS: Record<IndicatorFormat, (content: string) => Reading> = {
  LINES: readLines,
  CSV: readCsv,
  STIX: readStix,
}

export const readIndicators = (format: IndicatorFormat, content: string): Reading =>
  READERS[format](content.startsWith('\ufeff') ? content.slice(1) : content)
