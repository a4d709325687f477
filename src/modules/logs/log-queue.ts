import type { StoredLog } from './stored-log.ts'

/** One request's logs, and how its sender is told what became of them. */
export interface WaitingLogs {
  readonly logs: readonly StoredLog[]
  readonly stored: () => void
  readonly failed: (error: unknown) => void
}

/** What one insert carries: enough to be cheap for each log, little enough to be quick. */
const BATCH_LOGS = 5_000
/** What may wait in memory, in logs and in bytes; beyond it senders are told to come again. */
const QUEUE_LOGS = 20_000
const QUEUE_BYTES = 64_000_000

/** The logs that wait to be stored, in the order in which they came. */
export class LogQueue {
  readonly #waiting: WaitingLogs[] = []
  #logs = 0
  #bytes = 0

  get length(): number {
    return this.#logs
  }

  get hasRoom(): boolean {
    return this.#logs < QUEUE_LOGS && this.#bytes < QUEUE_BYTES
  }

  get hasBatch(): boolean {
    return this.#logs >= BATCH_LOGS
  }

  /** Resolves when somebody who took the logs has stored them. */
  add(logs: readonly StoredLog[]): Promise<void> {
    this.#logs += logs.length
    this.#bytes += bytesOf(logs)
    return new Promise((stored, failed) => {
      this.#waiting.push({ logs, stored, failed })
    })
  }

  /** The requests of one batch; at least one, where any waits. */
  take(): WaitingLogs[] {
    let count = 0
    let taken = 0
    for (const { logs } of this.#waiting) {
      if (taken > 0 && count + logs.length > BATCH_LOGS) break
      count += logs.length
      taken += 1
    }
    const requests = this.#waiting.splice(0, taken)
    this.#logs -= count
    for (const { logs } of requests) this.#bytes -= bytesOf(logs)
    return requests
  }
}

const bytesOf = (logs: readonly StoredLog[]): number => logs.reduce((sum, { bytes }) => sum + bytes, 0)
