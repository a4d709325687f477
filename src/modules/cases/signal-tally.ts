import type { SignalOutcome } from '../signals/index.ts'
import type { StoredCase } from './case.ts'
import { NAMED_SIGNALS } from './case-event.ts'

/** Signals are changed so many at a time: each is read whole and written into the feed. */
const CHUNK = 1_000

/** Each id once, in the order in which everybody locks signals. */
export async function applyInChunks(
  signalIds: readonly string[],
  apply: (chunk: readonly string[]) => Promise<void>,
): Promise<void> {
  const sorted = [...new Set(signalIds)].sort()
  for (let from = 0; from < sorted.length; from += CHUNK) await apply(sorted.slice(from, from + CHUNK))
}

/** What outcomes mean for one case. */
export class SignalTally {
  /** Signals whose link with the case has changed. */
  count = 0
  #difference = 0
  #from: Date | null = null
  #to: Date | null = null
  readonly #named: string[] = []

  constructor(private readonly caseId: string) {}

  add(outcome: SignalOutcome): void {
    if (outcome.outcome !== 'CHANGED') return
    const { before, after } = outcome
    const difference = Number(after.caseIds.includes(this.caseId)) - Number(before.caseIds.includes(this.caseId))
    if (difference === 0) return
    this.count += 1
    this.#difference += difference
    if (this.#named.length < NAMED_SIGNALS) this.#named.push(after.id)
    this.#from = earlier(this.#from, after.timestamp)
    this.#to = later(this.#to, after.timestamp)
  }

  get summary(): { readonly signalIds: readonly string[]; readonly signalCount: number } {
    return { signalIds: this.#named, signalCount: this.count }
  }

  countedIn(before: StoredCase): StoredCase {
    return {
      ...before,
      signalCount: before.signalCount + this.#difference,
      signalsFrom: earlier(before.signalsFrom, this.#from),
      signalsTo: later(before.signalsTo, this.#to),
    }
  }
}

const earlier = (left: Date | null, right: Date | null): Date | null =>
  left && right ? (left < right ? left : right) : (left ?? right)
const later = (left: Date | null, right: Date | null): Date | null =>
  left && right ? (left > right ? left : right) : (left ?? right)
