import { setImmediate as nextTurn } from 'node:timers/promises'
import { readCsv } from './csv.ts'
import { readLines } from './lines.ts'
import type { Reader, Reading } from './reading.ts'
import { readStix } from './stix.ts'

export const INDICATOR_FORMATS = ['LINES', 'CSV', 'STIX'] as const
export type IndicatorFormat = (typeof INDICATOR_FORMATS)[number]

const READERS: Record<IndicatorFormat, (content: string) => Reader> = {
  LINES: readLines,
  CSV: readCsv,
  STIX: readStix,
}

export async function readIndicators(format: IndicatorFormat, content: string): Promise<Reading> {
  const reader = READERS[format](content.startsWith('\ufeff') ? content.slice(1) : content)
  for (;;) {
    const { done, value } = reader.next()
    if (done) return value
    await nextTurn()
  }
}
