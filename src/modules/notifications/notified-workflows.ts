import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'

/** The workflows that notifications can start. */
export interface NotifiedWorkflows {
  /** Whether there is a published workflow of that handle that starts for signals. */
  exists(handle: string): Promise<boolean>
  /**
   * Starts a run for the signal, once for each key, in the transaction that also marks the delivery; throws a DomainError where it cannot be started.
   */
  start(tx: Transaction, viewer: Viewer, handle: string, signalId: string, key: string): Promise<void>
}

/** While there are none. */
export const NO_WORKFLOWS: NotifiedWorkflows = {
  exists: async () => false,
  start: async (_tx, _viewer, handle) => {
    throw new Error(`There is no workflow ${handle}.`)
  },
}
