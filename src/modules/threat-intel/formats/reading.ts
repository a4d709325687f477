import type { Indicator } from '../indicator.ts'
import { NoIndicator } from '../indicator-text.ts'

/** A line that was not taken, counted from 1; in a STIX bundle the place of the object. */
export interface RejectedLine {
  readonly line: number
  readonly message: string
}

/** An indicator, and the line that it is on. */
export type ReadIndicator = Indicator & { readonly line: number }

/** What a list says. */
export interface Reading {
  readonly indicators: readonly ReadIndicator[]
  /** STIX objects that are taken back. */
  readonly revoked: readonly string[]
  readonly rejected: readonly RejectedLine[]
}

/** Stops after every `TURN` lines: half a million of them take seconds, in which a server has other things to do. */
export type Reader = Generator<void, Reading>
export const TURN = 1_000

/** The indicators of a list while it is being read: each once, and a reason for every line that names none. */
export class ReadingDraft {
  readonly #indicators = new Map<string, ReadIndicator>()
  readonly #rejected: RejectedLine[] = []
  readonly revoked: string[] = []

  /** Answers the line that says the same, if there is one. */
  lineOf({ type, value }: Pick<Indicator, 'type' | 'value'>): number | null {
    return this.#indicators.get(`${type} ${value}`)?.line ?? null
  }

  find({ type, value }: Pick<Indicator, 'type' | 'value'>): Indicator | null {
    return this.#indicators.get(`${type} ${value}`) ?? null
  }

  add(line: number, indicator: Indicator): void {
    const known = this.lineOf(indicator)
    if (known !== null) this.reject(line, `${indicator.value} is on line ${known} already.`)
    else this.replace(line, indicator)
  }

  replace(line: number, indicator: Indicator): void {
    this.#indicators.set(`${indicator.type} ${indicator.value}`, { ...indicator, line })
  }

  reject(line: number, message: string): void {
    this.#rejected.push({ line, message })
  }

  /** What is thrown for a line becomes the reason why it was not taken. */
  attempt(line: number, read: () => void): void {
    try {
      read()
    } catch (error) {
      if (!(error instanceof NoIndicator)) throw error
      this.reject(line, error.message)
    }
  }

  finish(): Reading {
    return { indicators: [...this.#indicators.values()], revoked: this.revoked, rejected: this.#rejected }
  }
}
