import { parseTimeRange } from '../../kernel/time.ts'

/** A range as texts that keep their meaning when time goes on, such as now-7d to now. */
export interface LiveRange {
  readonly from: string
  readonly to: string
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const

/** A saved view looks at a span that moves along. A range with a fixed end becomes the same span, ending now. */
export function toLiveRange(range: { from: string; to?: string | null }, now: Date, path: string): LiveRange {
  const { from, to } = parseTimeRange(range, now, path)
  const live = { from: range.from.replaceAll(' ', ''), to: (range.to ?? 'now').replaceAll(' ', '') }
  if (live.from.startsWith('now') && live.to.startsWith('now')) return live
  return { from: `now-${span(to.getTime() - from.getTime())}`, to: 'now' }
}

function span(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000))
  const unit = UNITS.find(([, length]) => (seconds * 1_000) % length === 0)
  return unit ? `${(seconds * 1_000) / unit[1]}${unit[0]}` : `${seconds}s`
}
