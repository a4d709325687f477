import { DomainError } from '../../kernel/errors.ts'
import type { SignalOutcome } from '../signals/index.ts'
import { MAX_NAMED_SIGNALS } from './incident-event.ts'

/** What became of many signals, without keeping them all. */
export class SignalTally {
  /** Signals that were added or removed. */
  count = 0
  from: Date | null = null
  to: Date | null = null
  readonly named: string[] = []
  readonly #unknown: string[] = []

  add(outcome: SignalOutcome): void {
    if (outcome.outcome === 'FAILED') this.#unknown.push(outcome.signalId)
    if (outcome.outcome !== 'CHANGED') return
    const { id, timestamp } = outcome.after
    this.count += 1
    if (this.named.length < MAX_NAMED_SIGNALS) this.named.push(id)
    if (!this.from || timestamp < this.from) this.from = timestamp
    if (!this.to || timestamp > this.to) this.to = timestamp
  }

  /** The named ones, and how many there are beside them. */
  get text(): string {
    const more = this.count - this.named.length
    return `${this.named.join(', ')}${more ? ` and ${more} more` : ''}`
  }

  /** Links fail only where there is no signal. */
  refuseUnknown(path: string): void {
    if (!this.#unknown.length) return
    const shown = this.#unknown.slice(0, 10).map((id) => JSON.stringify(id.slice(0, 80)))
    const more = this.#unknown.length - shown.length
    throw new DomainError('NOT_FOUND', `There is no signal ${shown.join(', ')}${more ? ` and ${more} more` : ''}.`, {
      path,
      ids: this.#unknown.slice(0, 100),
    })
  }
}
