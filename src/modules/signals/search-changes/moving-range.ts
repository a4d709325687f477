import { parseTimePoint, parseTimeRange } from '../../../kernel/time.ts'
import { storableTime } from '../../explorer/index.ts'

/** Epoch milliseconds; `from` is included, `to` is not. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface RangeRequest {
  readonly from: string
  readonly to?: string | null
}

/** A range as a client writes it: its relative ends move with the time. */
export class MovingRange {
  readonly key: string
  /** Which ends move. */
  readonly moves: { readonly from: boolean; readonly to: boolean }
  readonly #from: string
  readonly #to: string

  constructor(request: RangeRequest, now: Date) {
    parseTimeRange(request, now)
    this.#from = String(request.from)
    this.#to = String(request.to ?? 'now')
    this.key = `${this.#from} ${this.#to}`
    this.moves = { from: isRelative(this.#from), to: isRelative(this.#to) }
  }

  at(time: number): Span {
    const now = new Date(time)
    const end = (text: string) => storableTime(parseTimePoint(text, now, 'range').getTime())
    return { from: end(this.#from), to: end(this.#to) }
  }
}

const isRelative = (text: string): boolean => text.startsWith('now')

export const isWithin = ({ from, to }: Span, timestamp: number): boolean => timestamp >= from && timestamp < to
